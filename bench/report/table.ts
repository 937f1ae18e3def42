import type { Figure } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';
import type { StoredFigures } from './write-report.ts';
import { type Other, type Row, ROWS, type Target } from './rows.ts';

const COMPETITORS = [servers.YOGA, servers.YOGA_CACHE, servers.MERCURIUS];

type Find = (row: Pick<Row, 'part' | 'measure'>, server: string) => Figure | undefined;

/** Returns the table of figures and targets. Rows without a figure are left out. */
export function report({ machine, figures }: StoredFigures): string {
  const find = findIn(figures);
  const lines = ROWS.flatMap((row) => lineOf(row, find));
  return [
    '# Figures',
    '',
    `Made by \`npm run bench\` on ${machine}; medians of at least five rounds. See [README.md](README.md).`,
    '',
    `| work | ${['Sidelined', 'limit', 'must be', 'is', ...COMPETITORS].join(' | ')} |`,
    `| --- | ${['--:', '--:', '---', '---', ...COMPETITORS.map(() => '--:')].join(' | ')} |`,
    ...lines,
    '',
  ].join('\n');
}

function lineOf(row: Row, find: Find): string[] {
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
    ...COMPETITORS.map((competitor) => inUnit(find(row, competitor))),
  ];
  return [`| ${cells.join(' | ')} |`];
}

function judgeRow(row: Row, { median }: Figure, find: Find): Judged[] {
  return row.targets.map((target) =>
    judge(
      target,
      median,
      ({ of, part = row.part, measure = row.measure }) => find({ part, measure }, of)?.median ?? Number.NaN,
    ),
  );
}

export interface Judged {
  readonly must: string;
  readonly is: string;
  readonly holds: boolean;
}

/** The targets that are missed, in words. Those that need the figure of a part that did not run are left out. */
export function missedTargets(figures: readonly Figure[]): string[] {
  const find = findIn(figures);
  return ROWS.flatMap((row) => {
    const sidelined = find(row, row.sidelined);
    if (sidelined === undefined) return [];
    return judgeRow(row, sidelined, find)
      .filter(({ holds, is }) => !holds && !is.includes('NaN'))
      .map(({ must, is }) => `${row.words}: ${must}, is ${is.replaceAll('*', '').replace(': missed', '')}`);
  });
}

function findIn(figures: readonly Figure[]): Find {
  return ({ part, measure }, server) =>
    figures.find((figure) => figure.part === part && figure.measure === measure && figure.server === server);
}

/** Compares a figure with its target. */
function judge(target: Target, sidelined: number, other: (of: Other) => number): Judged {
  if ('atMost' in target) {
    const holds = sidelined <= target.atMost;
    return { must: `at most ${target.atMost}`, is: mark(holds, String(sidelined)), holds };
  }
  if ('times' in target) {
    const { each = 1, words = target.of } = target;
    const times = sidelined / (other(target) * each);
    const holds = times <= target.times;
    return { must: `at most ${target.times} x ${words}`, is: mark(holds, `${times.toFixed(2)} x`), holds };
  }
  const less = other({ of: target.lessThan }) / sidelined;
  const holds = less >= target.by;
  return {
    must: `${target.by} x less than ${target.lessThan}`,
    is: mark(holds, `${less.toFixed(1)} x less`),
    holds,
  };
}

function mark(holds: boolean, words: string): string {
  return holds ? words : `**${words}: missed**`;
}

function ratio(sidelined: Figure, limit: Figure | undefined): string {
  return limit === undefined ? '' : `${(sidelined.median / limit.median).toFixed(2)} x`;
}

function inUnit(figure: Figure | undefined): string {
  if (figure === undefined) return '';
  const { median, unit } = figure;
  const digits = Math.abs(median) >= 100 ? 0 : Math.abs(median) >= 10 ? 1 : 2;
  return `${median.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim();
}
