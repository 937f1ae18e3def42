import * as servers from '../measurement/servers.ts';
import { EMBEDDED, ONE_NODE, OTHER_NODE, SUBSCRIBERS, THREE_NODES } from '../parts/nodes.ts';
import { deliveryWith, lastReceiptWith, responseWith, WEBHOOKS } from '../parts/webhooks.ts';
import { BARE_NODE, STARTS } from '../startup.ts';
import { FAN_OUT_ROWS } from './fan-out-rows.ts';
import { QUERY_ROWS } from './query-rows.ts';
import { alone, type Row, type Target } from './row.ts';

const DIFFERENT_LISTS = 'writes a second, eight editors of different lists';

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
    ...[EMBEDDED, ONE_NODE, THREE_NODES].map((sidelined) => ({
      ...alone('nodes', `${DIFFERENT_LISTS}, ${sidelined.replace(`${servers.OURS}, `, '')}`, DIFFERENT_LISTS),
      sidelined,
    })),
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

/** The costs of a start, relative to bare node. */
const startRows = STARTS.map(({ what, target }) =>
  alone('startup', what, what, target === null ? [] : [{ times: target, of: BARE_NODE }], BARE_NODE),
);

/** The costs of webhooks: a change that they receive, and each delivery, relative to a bare POST. */
const WEBHOOK_ROWS: readonly Row[] = [
  ...WEBHOOKS.map((count) => alone('webhooks', `a change with ${count} webhooks: response`, responseWith(count))),
  ...[1, 100].flatMap((count) => [
    alone('webhooks', `a change with ${count} webhooks: last receipt`, lastReceiptWith(count), [], servers.L3),
    alone(
      'webhooks',
      `a change with ${count} webhooks: CPU a delivery`,
      deliveryWith(count),
      count === 1 ? [] : [{ times: 4, of: servers.L3 }],
      servers.L3,
    ),
  ]),
];

export const ROWS: readonly Row[] = [
  ...QUERY_ROWS,
  ...FAN_OUT_ROWS,
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
    { times: 5, of: servers.L1, measure: 'Q1 CPU a request', each: 0.001, words: 'Q1 of L1' },
  ]),
  alone('moved', 'one moved fixture, with what that reads', 'the same, with what it reads'),
  ...nodeRows(),
  ...startRows,
  ...WEBHOOK_ROWS,
];
