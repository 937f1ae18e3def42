import { type Figure, median } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';
import type { StoredFigures } from './write-report.ts';
import type { Other, Row, Target } from './row.ts';
import { ROWS } from './rows.ts';

const COMPETITORS = [servers.YOGA, servers.YOGA_CACHE, servers.MERCURIUS];

const NOT_MEASURED = 'not measured';

type Find = (row: Pick<Row, 'part' | 'measure'>, server: string) => Figure | undefined;

/** Returns the table of figures and targets. Rows without a figure are left out. */
export function report({ machine, figures }: StoredFigures): string {
  return [
    '# Figures',
    '',
    `Made by \`npm run bench\` on ${machine}; medians of at least five rounds. See [README.md](README.md).`,
    '',
    ...tableOf(ROWS, COMPETITORS, findIn(figures)),
    '',
  ].join('\n');
}

/** Returns a shorter table: the rows with targets, and two competitors. */
export function summary({ figures }: StoredFigures): string {
  const judged = ROWS.filter(({ targets }) => targets.length > 0);
  return tableOf(judged, [servers.YOGA, servers.MERCURIUS], findIn(figures)).join('\n');
}

function tableOf(rows: readonly Row[], competitors: readonly string[], find: Find): string[] {
  return [
    `| work | ${['Sidelined', 'limit', 'must be', 'is', ...competitors].join(' | ')} |`,
    `| --- | ${['--:', '--:', '---', '---', ...competitors.map(() => '--:')].join(' | ')} |`,
    ...rows.flatMap((row) => lineOf(row, competitors, find)),
  ];
}

function lineOf(row: Row, competitors: readonly string[], find: Find): string[] {
  const sidelined = find(row, row.sidelined);
  if (sidelined === undefined) return [];
  const limit = row.limit === null ? undefined : find(row, row.limit);
  const judged = judgeRow(row, sidelined, find);
  const cells = [
    row.words,
    inUnit(sidelined),
    limit === undefined ? '' : `${inUnit(limit)} (${row.limit})`,
    judged.map(({ must }) => must).join('; '),
    judged.map(({ is }) => is).join('; ') || ratio(sidelined, limit),
    ...competitors.map((competitor) => inUnit(find(row, competitor))),
  ];
  return [`| ${cells.join(' | ')} |`];
}

function judgeRow(row: Row, sidelined: Figure, find: Find): Judged[] {
  return row.targets.map((target) =>
    judge(target, sidelined, ({ of, measure = row.measure }) => find({ part: row.part, measure }, of)),
  );
}

export interface Judged {
  readonly must: string;
  readonly is: string;
  readonly holds: boolean;
}

/** Returns in words the missed targets of the parts that ran. A figure that is absent counts as missed. */
export function missedTargets(figures: readonly Figure[]): string[] {
  const find = findIn(figures);
  const parts = new Set(figures.map(({ part }) => part));
  return ROWS.filter(({ part, targets }) => parts.has(part) && targets.length > 0).flatMap((row) => {
    const sidelined = find(row, row.sidelined);
    if (sidelined === undefined) return [`${row.words}: ${NOT_MEASURED}`];
    return judgeRow(row, sidelined, find)
      .filter(({ holds }) => !holds)
      .map(({ must, is }) => `${row.words}: ${must}, is ${is.replaceAll('*', '').replace(': missed', '')}`);
  });
}

function findIn(figures: readonly Figure[]): Find {
  return ({ part, measure }, server) =>
    figures.find((figure) => figure.part === part && figure.measure === measure && figure.server === server);
}

/** Compares a figure with its target. */
function judge(target: Target, sidelined: Figure, find: (of: Other) => Figure | undefined): Judged {
  if ('atMost' in target) {
    const holds = sidelined.median <= target.atMost;
    return { must: `at most ${target.atMost}`, is: mark(holds, String(sidelined.median)), holds };
  }
  if ('times' in target) {
    const must = `at most ${target.times} x ${target.words ?? target.of}`;
    const other = find(target);
    if (other === undefined) return { must, is: NOT_MEASURED, holds: false };
    const times = ratioOf(sidelined, other) / (target.each ?? 1);
    const holds = times <= target.times;
    return { must, is: mark(holds, `${times.toFixed(2)} x`), holds };
  }
  const must = `${target.by} x less than ${target.lessThan}`;
  const other = find({ of: target.lessThan });
  if (other === undefined) return { must, is: NOT_MEASURED, holds: false };
  const less = 1 / ratioOf(sidelined, other);
  const holds = less >= target.by;
  return { must, is: mark(holds, `${less.toFixed(1)} x less`), holds };
}

/**
 * Returns the median of the ratios of the rounds, if both figures have the same number of them. The rounds alternated,
 * so that a machine that becomes slower slows both.
 */
function ratioOf(figure: Figure, other: Figure): number {
  if (figure.values.length !== other.values.length) return figure.median / other.median;
  return median(figure.values.map((value, round) => value / (other.values[round] ?? Number.NaN)));
}

function mark(holds: boolean, words: string): string {
  return holds ? words : `**${words}: missed**`;
}

function ratio(sidelined: Figure, limit: Figure | undefined): string {
  return limit === undefined ? '' : `${ratioOf(sidelined, limit).toFixed(2)} x`;
}

function inUnit(figure: Figure | undefined): string {
  if (figure === undefined) return '';
  const { median, unit } = figure;
  const digits = Math.abs(median) >= 100 ? 0 : Math.abs(median) >= 10 ? 1 : 2;
  return `${median.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim();
}
