import type { Figure } from '../measured/figures.ts';
import * as roster from '../measured/roster.ts';
import type { Kept } from './keep.ts';
import { type Row, ROWS, type Target } from './rows.ts';

const RIVALS = [roster.YOGA, roster.YOGA_CACHE, roster.MERCURIUS];

type Find = (row: Row, server: string) => Figure | undefined;

/** The table, with what each figure must be; what was not measured is left out. */
export function report({ machine, figures }: Kept): string {
  const find: Find = ({ part, measure }, server) =>
    figures.find((figure) => figure.part === part && figure.measure === measure && figure.server === server);
  const lines = ROWS.flatMap((row) => lineOf(row, find));
  return [
    '# Figures',
    '',
    `Made by \`npm run bench\` on ${machine}; medians of at least five rounds. See [README.md](README.md).`,
    '',
    `| work | ${['Sidelined', 'limit', 'must be', 'is', ...RIVALS].join(' | ')} |`,
    `| --- | ${['--:', '--:', '---', '---', ...RIVALS.map(() => '--:')].join(' | ')} |`,
    ...lines,
    '',
  ].join('\n');
}

function lineOf(row: Row, find: Find): string[] {
  const ours = find(row, row.ours);
  if (ours === undefined) return [];
  const limit = row.limit === null ? undefined : find(row, row.limit);
  const judged = row.targets.map((target) => judge(target, ours.median, (server) => find(row, server)?.median));
  const cells = [
    row.words,
    inUnit(ours),
    limit === undefined ? '' : `${inUnit(limit)} (${row.limit})`,
    judged.map(({ must }) => must).join('; '),
    judged.map(({ is }) => is).join('; ') || ratio(ours, limit),
    ...RIVALS.map((rival) => inUnit(find(row, rival))),
  ];
  return [`| ${cells.join(' | ')} |`];
}

/** How a figure stands to its target. */
export function judge(
  target: Target,
  ours: number,
  other: (server: string) => number | undefined,
): { must: string; is: string; holds: boolean } {
  if ('atMost' in target) {
    const holds = ours <= target.atMost;
    return { must: `at most ${target.atMost}`, is: mark(holds, String(ours)), holds };
  }
  if ('times' in target) {
    const times = ours / (other(target.of) ?? Number.NaN);
    const holds = times <= target.times;
    return { must: `at most ${target.times} x ${target.of}`, is: mark(holds, `${times.toFixed(2)} x`), holds };
  }
  const less = (other(target.lessThan) ?? Number.NaN) / ours;
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

function ratio(ours: Figure, limit: Figure | undefined): string {
  return limit === undefined ? '' : `${(ours.median / limit.median).toFixed(2)} x`;
}

function inUnit(figure: Figure | undefined): string {
  if (figure === undefined) return '';
  const { median, unit } = figure;
  const digits = Math.abs(median) >= 100 ? 0 : Math.abs(median) >= 10 ? 1 : 2;
  return `${median.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim();
}
