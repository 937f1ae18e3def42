import * as servers from '../measurement/servers.ts';
import { SSE, WIDGET } from '../parts/event-streams.ts';
import { LIMIT_OF_EXECUTIONS } from '../parts/fan-out.ts';
import { UNDISTURBED } from '../parts/query-latency-during-fan-out.ts';
import { alone, type Row, type Target } from './row.ts';

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
      targets: judged([{ times: 0.6, of: servers.L1, measure: LIMIT_OF_EXECUTIONS, each: 5, words: 'Q1 of L1, each' }]),
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

const RECONNECT = '5,000 reconnect';

export const FAN_OUT_ROWS: readonly Row[] = [
  ...fanOut(1_000, '1,000 sockets'),
  ...fanOut(5_000, '5,000 sockets'),
  alone('f5000', 'Q1 asked during F to 5,000, the write included: p99', 'Q1 p99 during a fan-out to 5,000', [
    { times: 0.15, of: servers.OURS, measure: UNDISTURBED, words: 'the last receipt' },
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
  ...['first receipt', 'last receipt'].map((measure) => ({
    ...alone('sse', `a widget's stream, 2,000 of them: ${measure}`, `F 2000 ${measure}`),
    sidelined: WIDGET,
  })),
  {
    ...alone('sse', "a widget's stream, 2,000 of them: CPU a push", 'F 2000 CPU a push', [
      { times: 1.3, of: SSE, words: 'an event stream' },
    ]),
    sidelined: WIDGET,
  },
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
];
