import * as roster from '../measured/roster.ts';
import { EMBEDDED, ONE_NODE, OTHER_NODE, READERS } from '../parts/nodes.ts';
import { SSE } from '../parts/event-streams.ts';

/** What must hold of a figure of ours: against a limit or a rival of the same run, or by itself. */
export type Target =
  | { readonly atMost: number }
  | { readonly times: number; readonly of: string }
  | { readonly lessThan: string; readonly by: number };

/** A line of the table: a figure of ours beside those of the others, and what it must be. */
export interface Row {
  readonly words: string;
  readonly part: string;
  readonly measure: string;
  readonly ours: string;
  readonly limit: string | null;
  readonly targets: readonly Target[];
}

const HOT = `${roster.OURS}, hot`;
const COLD = `${roster.OURS}, cold`;

const query = (name: 'Q1' | 'Q2', words: string): Row[] => {
  const row = { part: name.toLowerCase(), measure: `${name} CPU a request` };
  const hot = [
    { times: 1.4, of: roster.L0 },
    { lessThan: roster.MERCURIUS, by: 5 },
  ];
  const after = `${name} CPU a request, all rung before`;
  return [
    { ...row, words: `${name}, ${words}, hot`, ours: HOT, limit: roster.L0, targets: hot },
    {
      ...row,
      words: `${name} cold: no answers kept`,
      ours: COLD,
      limit: roster.L1,
      targets: [{ times: 2, of: roster.L1 }],
    },
    { ...row, measure: after, words: `${name} cold: once, after all was rung`, ours: HOT, limit: null, targets: [] },
  ];
};

const fanOut = (count: number, words: string): Row[] => {
  const row = { part: `f${count}`, ours: roster.OURS, limit: roster.L2 };
  const isJudged = count === 5_000;
  const measure = `F ${count}`;
  const judged = (targets: Target[]): Target[] => (isJudged ? targets : []);
  return [
    {
      ...row,
      words: `F, ${words}: last receipt`,
      measure: `${measure} last receipt`,
      targets: judged([{ times: 1.3, of: roster.L2 }]),
    },
    {
      ...row,
      words: `F, ${words}: first receipt`,
      measure: `${measure} first receipt`,
      targets: judged([{ atMost: 5 }]),
    },
    {
      ...row,
      words: `F, ${words}: CPU a push`,
      measure: `${measure} CPU a push`,
      targets: judged([{ times: 1.4, of: roster.L2 }]),
    },
    {
      ...row,
      words: `F, ${words}: as 20 groups: last receipt`,
      measure: `${measure}, 20 groups last receipt`,
      limit: null,
      targets: [],
    },
    {
      ...row,
      words: `F, ${words}: as 20 groups: CPU a push`,
      measure: `${measure}, 20 groups CPU a push`,
      limit: null,
      targets: [],
    },
    {
      ...row,
      words: `F, ${words}: each another operation: last receipt`,
      measure: `${measure}, ${count} groups last receipt`,
      limit: null,
      targets: [],
    },
    {
      ...row,
      words: `F, ${words}: each another operation: CPU a push`,
      measure: `${measure}, ${count} groups CPU a push`,
      limit: null,
      targets: [],
    },
    {
      ...row,
      words: `F, ${words}: heap a subscriber, over an idle server`,
      measure: `${measure} heap a subscriber`,
      targets: judged([{ atMost: 8 }]),
    },
  ];
};

const alone = (
  part: string,
  words: string,
  measure: string,
  targets: Target[] = [],
  limit: string | null = null,
): Row => ({
  part,
  words,
  measure,
  ours: roster.OURS,
  limit,
  targets,
});

/** What is asked of a database that nodes share. */
function nodeRows(): Row[] {
  const here = [EMBEDDED, ONE_NODE, OTHER_NODE] as const;
  const words = {
    [EMBEDDED]: 'embedded',
    [ONE_NODE]: 'one node on PostgreSQL',
    [OTHER_NODE]: 'written on another node',
  };
  const measured = (measure: string, told: string): Row[] =>
    here.map((ours) => ({ ...alone('nodes', `${told}, ${words[ours]}`, measure), ours }));
  return [
    ...measured('F 2000 last receipt', 'F, to 2,000 sockets: last receipt'),
    ...measured('F 2000 CPU a push', 'CPU a push'),
    ...measured('a write, from sending to its answer', 'a write'),
    ...measured('writes a second, eight editors at once', 'writes a second'),
    ...[1, 2, 3].flatMap((count) =>
      READERS.map((readers) =>
        alone(
          'nodes',
          `statements a change, ${count} nodes, ${readers} readers on each`,
          `statements a change, ${count} nodes, ${readers} readers on each`,
        ),
      ),
    ),
  ];
}

const COME = '5,000 come back who hold';

export const ROWS: readonly Row[] = [
  ...query('Q1', "a player's missed games"),
  ...query('Q2', "a squad's availability"),
  ...fanOut(1_000, '1,000 sockets'),
  ...fanOut(5_000, '5,000 sockets'),
  alone('f5000', 'Q1 asked during F to 5,000, the write included: p99', 'Q1 p99 during a fan-out to 5,000', [
    { atMost: 15 },
  ]),
  {
    ...alone(
      'sse',
      'F, 2,000 event streams: last receipt',
      'F 2000 last receipt',
      [{ times: 1.5, of: roster.L2 }],
      roster.L2,
    ),
    ours: SSE,
  },
  {
    ...alone(
      'sse',
      'F, 2,000 event streams: CPU a push',
      'F 2000 CPU a push',
      [{ times: 1.5, of: roster.L2 }],
      roster.L2,
    ),
    ours: SSE,
  },
  { ...alone('sse', 'F, 2,000 event streams: heap a subscriber', 'F 2000 heap a subscriber'), ours: SSE },
  alone('storm', '5,000 come back at once with nothing: the last is served', `${COME} nothing: the last is served`),
  alone('storm', '5,000 come back at once with nothing: CPU a reader', `${COME} nothing: CPU a reader`),
  alone(
    'storm',
    '5,000 come back with the newest revision: the last is let in',
    `${COME} the newest: the last is served`,
  ),
  alone('storm', '5,000 come back with the newest revision: CPU a reader', `${COME} the newest: CPU a reader`),
  alone('stalled', 'a stalled reader: heap after a tenth of the revisions', 'heap after a tenth'),
  alone('stalled', 'a stalled reader: heap after all of them', 'heap at the end'),
  alone('stalled', 'a stalled reader: revisions', 'revisions'),
  alone('stalled', 'a stalled reader: behind once he reads again', 'revisions that he is behind after resuming', [
    { atMost: 0 },
  ]),
  alone('import', 'import of a season, 380 rows', 'a season of 380 rows', [], 'bare inserts'),
  alone(
    'import',
    'ten seasons in one file, 3,800 rows',
    'ten seasons in one file, 3,800 rows',
    [{ atMost: 10 }],
    'bare inserts',
  ),
  alone('moved', 'one moved fixture re-assessed', 'one moved fixture re-assessed', [{ atMost: 1 }]),
  alone('moved', 'one moved fixture, with what that reads', 'the same, with what it reads'),
  ...nodeRows(),
];
