import * as servers from '../measurement/servers.ts';
import { EMBEDDED, ONE_NODE, OTHER_NODE, SUBSCRIBERS, THREE_NODES } from '../parts/nodes.ts';
import { SSE, WIDGET } from '../parts/event-streams.ts';
import { BARE_NODE, STARTS } from '../startup.ts';

/** A figure of the same run to which another one is compared; by default of the same measure and part. */
export interface Other {
  readonly of: string;
  readonly measure?: string;
  readonly part?: string;
}

/** The target of a figure: relative to another one of the same run, or absolute where speed does not matter. */
export type Target =
  | { readonly atMost: number }
  /** `each`: the other figure is multiplied by it. `words`: how the other figure is called in the table. */
  | ({ readonly times: number; readonly each?: number; readonly words?: string } & Other)
  | { readonly lessThan: string; readonly by: number };

/** A row of the table: a figure of Sidelined, those of the other servers, and the targets. */
export interface Row {
  readonly words: string;
  readonly part: string;
  readonly measure: string;
  readonly sidelined: string;
  readonly limit: string | null;
  readonly targets: readonly Target[];
}

const HOT = `${servers.OURS}, hot`;
const COLD = `${servers.OURS}, cold`;

const query = (name: 'Q1' | 'Q2', words: string): Row[] => {
  const row = { part: name.toLowerCase(), measure: `${name} CPU a request` };
  const hot = [
    { times: 1.25, of: servers.L0 },
    { lessThan: servers.MERCURIUS, by: 5 },
  ];
  const after = `${name} CPU a request, all invalidated before`;
  return [
    { ...row, words: `${name}, ${words}, hot`, sidelined: HOT, limit: servers.L0, targets: hot },
    {
      ...row,
      words: `${name} cold: no response cache`,
      sidelined: COLD,
      limit: servers.L1,
      targets: [
        { times: 1.4, of: servers.L1 },
        { lessThan: servers.MERCURIUS, by: 1 },
      ],
    },
    {
      ...row,
      measure: after,
      words: `${name} cold: once, after all was invalidated`,
      sidelined: HOT,
      limit: null,
      targets: [{ times: 4, of: servers.L1, measure: row.measure }],
    },
  ];
};

const fanOut = (count: number, words: string): Row[] => {
  const row = { part: `f${count}`, sidelined: servers.OURS, limit: servers.L2 };
  const isJudged = count === 5_000;
  const measure = `F ${count}`;
  const judged = (targets: Target[]): Target[] => (isJudged ? targets : []);
  return [
    {
      ...row,
      words: `F, ${words}: last receipt`,
      measure: `${measure} last receipt`,
      targets: judged([{ times: 1.2, of: servers.L2 }]),
    },
    {
      ...row,
      words: `F, ${words}: first receipt`,
      measure: `${measure} first receipt`,
      targets: judged([
        { times: 0.05, of: servers.OURS, measure: `${measure} last receipt`, words: 'the last receipt' },
      ]),
    },
    {
      ...row,
      words: `F, ${words}: CPU a push`,
      measure: `${measure} CPU a push`,
      targets: judged([{ times: 1.2, of: servers.L2 }]),
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
      // 5,000 executions, in milliseconds.
      targets: judged([
        { times: 0.6, of: servers.L1, part: 'q1', measure: 'Q1 CPU a request', each: 5, words: 'Q1 of L1, each' },
      ]),
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
  targets: readonly Target[] = [],
  limit: string | null = null,
): Row => ({
  part,
  words,
  measure,
  sidelined: servers.OURS,
  limit,
  targets,
});

/** Returns the rows of nodes that share a database. */
function nodeRows(): Row[] {
  const here = [EMBEDDED, ONE_NODE, OTHER_NODE] as const;
  const words = {
    [EMBEDDED]: 'embedded',
    [ONE_NODE]: 'one node on PostgreSQL',
    [OTHER_NODE]: 'written on another node',
  };
  const measured = (measure: string, label: string): Row[] =>
    here.map((sidelined) => ({ ...alone('nodes', `${label}, ${words[sidelined]}`, measure), sidelined }));
  return [
    ...measured('F 2000 last receipt', 'F, to 2,000 sockets: last receipt'),
    ...measured('F 2000 CPU a push', 'CPU a push'),
    ...measured('a write, from sending to its answer', 'a write'),
    ...measured('writes a second, eight editors at once', 'writes a second'),
    {
      ...alone('nodes', 'writes a second, eight editors on three nodes', 'writes a second, eight editors at once'),
      sidelined: THREE_NODES,
    },
    ...[1, 2, 3].flatMap((count) =>
      SUBSCRIBERS.map((subscribers) =>
        alone(
          'nodes',
          `statements a change, ${count} nodes, ${subscribers} subscribers on each`,
          `statements a change, ${count} nodes, ${subscribers} subscribers on each`,
        ),
      ),
    ),
  ];
}

const IMPORT: readonly Target[] = [{ times: 1.8, of: 'bare inserts' }];

/** What a start costs beside bare node. */
const startRows = STARTS.map(({ what, target }) =>
  alone('startup', what, what, target === null ? [] : [{ times: target, of: BARE_NODE }], BARE_NODE),
);

const PACKED = ['Q1', 'Q2'].flatMap((name) =>
  ['gzip', 'br'].map((encoding) =>
    alone('packed', `${name} hot, packed with ${encoding}`, `${name} CPU a request, ${encoding}`, [
      { times: 1.25, of: servers.OURS, measure: `${name} CPU a request, plain`, words: 'plain' },
    ]),
  ),
);

const RECONNECT = '5,000 reconnect';

export const ROWS: readonly Row[] = [
  ...query('Q1', "a player's missed games"),
  ...query('Q2', "a squad's availability"),
  ...fanOut(1_000, '1,000 sockets'),
  ...fanOut(5_000, '5,000 sockets'),
  alone('f5000', 'Q1 asked during F to 5,000, the write included: p99', 'Q1 p99 during a fan-out to 5,000', [
    { times: 0.15, of: servers.OURS, measure: 'F 5000 last receipt', words: 'the last receipt' },
  ]),
  {
    ...alone(
      'sse',
      'F, 2,000 event streams: last receipt',
      'F 2000 last receipt',
      [{ times: 1.5, of: servers.L2 }],
      servers.L2,
    ),
    sidelined: SSE,
  },
  {
    ...alone(
      'sse',
      'F, 2,000 event streams: CPU a push',
      'F 2000 CPU a push',
      [{ times: 1.3, of: servers.L2 }],
      servers.L2,
    ),
    sidelined: SSE,
  },
  { ...alone('sse', 'F, 2,000 event streams: heap a subscriber', 'F 2000 heap a subscriber'), sidelined: SSE },
  alone(
    'storm',
    '5,000 reconnect at once without a revision: the last is served',
    `${RECONNECT} without a revision: the last is served`,
  ),
  alone(
    'storm',
    '5,000 reconnect at once without a revision: CPU a subscriber',
    `${RECONNECT} without a revision: CPU a subscriber`,
  ),
  alone(
    'storm',
    '5,000 reconnect with the newest revision: the last is served',
    `${RECONNECT} with the newest revision: the last is served`,
  ),
  alone(
    'storm',
    '5,000 reconnect with the newest revision: CPU a subscriber',
    `${RECONNECT} with the newest revision: CPU a subscriber`,
  ),
  alone('stalled', 'a stalled subscriber: heap after a tenth of the revisions', 'heap after a tenth'),
  alone('stalled', 'a stalled subscriber: heap after all of them', 'heap at the end'),
  alone('stalled', 'a stalled subscriber: revisions', 'revisions'),
  alone('stalled', 'a stalled subscriber: revisions behind after resuming', 'revisions behind after resuming', [
    { atMost: 0 },
  ]),
  alone('import', 'import of a season, 380 rows', 'a season of 380 rows', IMPORT, 'bare inserts'),
  alone(
    'import',
    'the same, with 20 names to resolve',
    'a season of 380 rows, 20 names to resolve',
    IMPORT,
    'bare inserts',
  ),
  alone('import', 'ten seasons in one file, 3,800 rows', 'ten seasons in one file, 3,800 rows', IMPORT, 'bare inserts'),
  alone('moved', 'one moved fixture re-assessed', 'one moved fixture re-assessed', [
    { times: 5, of: servers.L1, part: 'q1', measure: 'Q1 CPU a request', each: 0.001, words: 'Q1 of L1' },
  ]),
  alone('moved', 'one moved fixture, with what that reads', 'the same, with what it reads'),
  ...nodeRows(),
  ...startRows,
  ...PACKED,
  ...['first receipt', 'last receipt', 'CPU a push'].map((measure) => ({
    ...alone('sse', `a widget's stream, 2,000 of them: ${measure}`, `widget ${measure}`),
    sidelined: WIDGET,
  })),
];
