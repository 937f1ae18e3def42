import * as servers from '../measurement/servers.ts';
import { alone, type Row, type Target } from './row.ts';

const HOT = `${servers.OURS}, hot`;
const COLD = `${servers.OURS}, cold`;

const HOT_TARGET: Target = { times: 1.25, of: servers.L0 };
const COLD_TARGET: Target = { times: 1.4, of: servers.L1 };

const query = (name: 'Q1' | 'Q2', words: string): Row[] => {
  const row = { part: name.toLowerCase(), measure: `${name} CPU a request` };
  const hot = [HOT_TARGET, { lessThan: servers.MERCURIUS, by: 5 }];
  const after = `${name} CPU a request, all invalidated before`;
  return [
    { ...row, words: `${name}, ${words}, hot`, sidelined: HOT, limit: servers.L0, targets: hot },
    {
      ...row,
      words: `${name} cold: no response cache`,
      sidelined: COLD,
      limit: servers.L1,
      targets: [COLD_TARGET, { lessThan: servers.MERCURIUS, by: 1 }],
    },
    {
      ...row,
      measure: after,
      words: `${name} cold: once, after all was invalidated`,
      sidelined: HOT,
      limit: servers.L1,
      targets: [{ times: 4, of: servers.L1 }],
    },
  ];
};

const SQUAD = 'squad with reasons CPU a request';

/** Squads with many absences, bans and cards. */
const SQUADS: readonly Row[] = [
  {
    ...alone('absences', 'a squad with absences, bans and cards, hot', SQUAD, [HOT_TARGET], servers.L0),
    sidelined: HOT,
  },
  {
    ...alone('absences', 'a squad with absences, bans and cards, cold', SQUAD, [COLD_TARGET], servers.L1),
    sidelined: COLD,
  },
  alone('absences', 'a revision of an absence, CPU', 'CPU of a revision of an absence', [
    { times: 1.25, of: servers.OURS, measure: 'CPU of a revision of an estimate', words: 'that of an estimate' },
  ]),
];

const PACKED: readonly Row[] = ['Q1', 'Q2'].flatMap((name) =>
  ['gzip', 'br'].map((encoding) =>
    alone('packed', `${name} hot, packed with ${encoding}`, `${name} CPU a request, ${encoding}`, [
      { times: 1.25, of: servers.OURS, measure: `${name} CPU a request, plain`, words: 'plain' },
    ]),
  ),
);

export const QUERY_ROWS: readonly Row[] = [
  ...query('Q1', "a player's missed games"),
  ...query('Q2', "a squad's availability"),
  ...SQUADS,
  ...PACKED,
];
