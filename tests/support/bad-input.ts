import type { Mutation } from './mutations.ts';

/** Ids of entities in the demo data. */
export type Ids = Readonly<Record<'injury' | 'player' | 'fixture' | 'tie' | 'competition' | 'team', string>>;

/** An input that is refused, and the field that the refusal names. */
export type Case = [what: string, mutation: Mutation, input: (ids: Ids) => object, field: string | RegExp];

const jude = { slug: 'jude-bellingham' };
const madrid = { slug: 'real-madrid' };

const REPORT = { player: jude, occurredOn: '2026-02-01', bodyPart: 'KNEE' };
const revise =
  (estimate: object, more: object = {}) =>
  ({ injury }: Ids) => ({ injury, estimate, ...more });
const reports = (more: object) => () => ({ ...REPORT, ...more });
const schedules =
  (more: object) =>
  ({ competition }: Ids) => ({
    competition,
    home: madrid,
    away: { slug: 'valencia' },
    ...more,
  });

/** Invalid inputs about injuries and fixtures. */
export const BAD_INPUT: readonly Case[] = [
  ['an unknown player', 'reportInjury', reports({ player: { slug: 'nobody' } }), 'input.player'],
  ['a player by a team’s id', 'reportInjury', (ids) => ({ ...REPORT, player: { id: ids.team } }), 'input.player'],
  ['a player by a malformed id', 'reportInjury', reports({ player: { id: '🥅' } }), 'input.player'],
  ['a player by an empty id', 'reportInjury', reports({ player: { id: '' } }), 'input.player'],
  ['a player by an empty slug', 'reportInjury', reports({ player: { slug: '' } }), 'input.player'],
  [
    'a player by an unknown id elsewhere',
    'reportInjury',
    reports({ player: { external: { source: 'x', value: 'y' } } }),
    'input.player',
  ],
  ['a player in two ways', 'reportInjury', reports({ player: { ...jude, id: 'x' } }), /Exactly one key.*PlayerRef/],
  ['a player in no way', 'reportInjury', reports({ player: {} }), /Exactly one key.*PlayerRef/],
  ['a player by null', 'reportInjury', reports({ player: { slug: null } }), /player/],
  ['no player at all', 'reportInjury', reports({ player: undefined }), /player/],
  ['an injury in the future', 'reportInjury', reports({ occurredOn: '2026-02-02' }), 'input.occurredOn'],
  [
    'an injury in a fixture of others',
    'reportInjury',
    (ids) => ({ ...REPORT, occurredIn: ids.injury }),
    'input.occurredIn',
  ],
  [
    'an injury in a fixture to come',
    'reportInjury',
    (ids) => ({ ...REPORT, occurredIn: ids.fixture }),
    'input.occurredIn',
  ],
  ['an injury on 30 February', 'reportInjury', reports({ occurredOn: '2026-02-30' }), /occurredOn/],
  ['an injury on no day', 'reportInjury', reports({ occurredOn: 'yesterday' }), /occurredOn/],
  ['an injury on an empty day', 'reportInjury', reports({ occurredOn: '' }), /occurredOn/],
  ['an injury on a number', 'reportInjury', reports({ occurredOn: 20260201 }), /occurredOn/],
  ['an injury on a moment', 'reportInjury', reports({ occurredOn: '2026-02-01T12:00:00Z' }), /occurredOn/],
  ['an injury of the soul', 'reportInjury', reports({ bodyPart: 'SOUL' }), /bodyPart/],
  ['an unknown diagnosis', 'reportInjury', reports({ diagnosis: 'xyzzy' }), 'input.diagnosis'],
  ['an empty diagnosis', 'reportInjury', reports({ diagnosis: '' }), 'input.diagnosis'],
  ['an unknown source', 'reportInjury', reports({ source: { kind: 'RUMOUR' } }), /source.kind/],
  ['a description of 10 MB', 'reportInjury', reports({ description: 'x'.repeat(10_000_000) }), 'input.description'],
  ['a description with a NUL', 'reportInjury', reports({ description: 'a\0b' }), 'input.description'],
  [
    'a note with half a sign',
    'reviseRecoveryEstimate',
    revise({ text: '4 weeks' }, { note: 'Hurrah \ud83c' }),
    'input.note',
  ],
  [
    'a source whose address holds a NUL',
    'reportInjury',
    reports({ source: { kind: 'CLUB', url: 'https://a.example/\0' } }),
    'input.source.url',
  ],
  ['an unknown field', 'reportInjury', reports({ severity: 9 }), /severity/],
  [
    'the latest day before the earliest',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-03-10', latest: '2026-03-01' } }),
    'input.estimate.window.latest',
  ],
  [
    'the likely day before the earliest',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-03-10', likely: '2026-03-09', latest: '2026-03-20' } }),
    'input.estimate.window.likely',
  ],
  [
    'the likely day after the latest',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-03-10', likely: '2026-03-21', latest: '2026-03-20' } }),
    'input.estimate.window.likely',
  ],
  [
    'a window that opens before the injury',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-01-31', latest: '2026-03-01' } }),
    'input.estimate.window.earliest',
  ],
  ['a return before the injury', 'reviseRecoveryEstimate', revise({ date: '2026-01-31' }), 'input.estimate.date'],
  ['a return on no day', 'reviseRecoveryEstimate', revise({ date: '2026-13-01' }), /estimate.date/],
  ['a return in the year 9999', 'reviseRecoveryEstimate', revise({ date: '9999-12-31' }), /estimate.date/],
  ['an estimate of nothing', 'reviseRecoveryEstimate', revise({}), /estimate.*Exactly one key/],
  [
    'an estimate of two kinds',
    'reviseRecoveryEstimate',
    revise({ unknown: true, date: '2026-03-01' }),
    /estimate.*Exactly one key/,
  ],
  ['an estimate that is not unknown', 'reviseRecoveryEstimate', revise({ unknown: false }), 'input.estimate.unknown'],
  [
    'an estimate said in the future',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { reportedAt: '2026-02-03T00:00:00Z' }),
    'input.reportedAt',
  ],
  [
    'an estimate said before the injury',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { reportedAt: '2026-01-03T00:00:00Z' }),
    'input.reportedAt',
  ],
  [
    'an estimate said at no moment',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { reportedAt: '2026-02-01' }),
    /reportedAt/,
  ],
  [
    'a note of 10 MB',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { note: 'x'.repeat(10_000_000) }),
    'input.note',
  ],
  ['a note that is a number', 'reviseRecoveryEstimate', revise({ unknown: true }, { note: 7 }), /note/],
  [
    'an expected revision beyond all numbers',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { expectedRevision: 1e12 }),
    /expectedRevision/,
  ],
  [
    'an expected revision that is not there',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { expectedRevision: 99 }),
    /revision 1, not 99/,
  ],
  [
    'an estimate of an unknown injury',
    'reviseRecoveryEstimate',
    () => ({ injury: 'nothing', estimate: { unknown: true } }),
    'input.injury',
  ],
  [
    'an estimate of a fixture',
    'reviseRecoveryEstimate',
    (ids) => ({ injury: ids.fixture, estimate: { unknown: true } }),
    'input.injury',
  ],
  [
    'an amended day in the future',
    'amendInjury',
    (ids) => ({ injury: ids.injury, occurredOn: '2026-02-02' }),
    'input.occurredOn',
  ],
  [
    'an amendment in an unknown fixture',
    'amendInjury',
    (ids) => ({ injury: ids.injury, occurredIn: '' }),
    'input.occurredIn',
  ],
  ['an unknown injury amended', 'amendInjury', () => ({ injury: '', bodyPart: 'KNEE' }), 'input.injury'],
  ['a return to come', 'recordReturn', (ids) => ({ injury: ids.injury, returnedOn: '2026-02-02' }), 'input.returnedOn'],
  [
    'a return before the injury, recorded',
    'recordReturn',
    (ids) => ({ injury: ids.injury, returnedOn: '2026-01-31' }),
    'input.returnedOn',
  ],
  ['an unknown injury withdrawn', 'withdrawInjury', (ids) => ({ injury: ids.player }), 'input.injury'],
  ['a fixture between a team and itself', 'scheduleFixture', schedules({ away: madrid }), 'input.away'],
  ['a club against a country', 'scheduleFixture', schedules({ away: { slug: 'england' } }), 'input.away'],
  ['a fixture without teams', 'scheduleFixture', schedules({ home: null, away: null }), 'input.home'],
  ['a fixture of an unknown team', 'scheduleFixture', schedules({ home: { slug: 'nobody' } }), 'input.home'],
  ['a fixture of an unknown competition', 'scheduleFixture', schedules({ competition: 'x' }), 'input.competition'],
  [
    'a fixture of a team for a competition',
    'scheduleFixture',
    (ids) => schedules({ competition: ids.team })(ids),
    'input.competition',
  ],
  [
    'a kick-off on another day',
    'scheduleFixture',
    schedules({ date: '2026-03-01', kickoffAt: '2026-03-03T20:00:00Z' }),
    'input.kickoffAt',
  ],
  [
    'a kick-off after midnight in Madrid',
    'scheduleFixture',
    schedules({ date: '2026-03-01', kickoffAt: '2026-03-01T23:30:00Z' }),
    'input.kickoffAt',
  ],
  ['a kick-off in the year 9999', 'scheduleFixture', schedules({ kickoffAt: '9999-12-31T23:59:59Z' }), /kickoffAt/],
  ['a kick-off in the year 0', 'scheduleFixture', schedules({ kickoffAt: '0000-01-01T00:00:00Z' }), /kickoffAt/],
  [
    'a kick-off without a day and without a home team',
    'scheduleFixture',
    schedules({ home: null, kickoffAt: '2026-03-01T20:00:00Z' }),
    /input\.(date|kickoffAt)/,
  ],
  [
    'a conditional tie without its condition',
    'scheduleFixture',
    schedules({ certainty: 'CONDITIONAL' }),
    'input.condition',
  ],
  ['a condition of a certain fixture', 'scheduleFixture', schedules({ condition: 'if it rains' }), 'input.condition'],
  ['a round of 300 characters', 'scheduleFixture', schedules({ round: 'x'.repeat(300) }), 'input.round'],
  [
    'thirty ids elsewhere',
    'scheduleFixture',
    schedules({ externalIds: Array.from({ length: 30 }, (_, n) => ({ source: 'x', value: `${n}` })) }),
    'input.externalIds',
  ],
  ['an unknown fixture moved', 'rescheduleFixture', () => ({ fixture: 'x', date: '2026-03-01' }), 'input.fixture'],
  ['a fixture moved to no day', 'rescheduleFixture', (ids) => ({ fixture: ids.fixture, date: '2026-02-31' }), /date/],
  [
    'a fixture moved to an hour of another day',
    'rescheduleFixture',
    (ids) => ({ fixture: ids.fixture, date: '2026-02-10', kickoffAt: '2026-02-11T20:00:00Z' }),
    'input.kickoffAt',
  ],
  ['an injury postponed', 'postponeFixture', (ids) => ({ fixture: ids.injury }), 'input.fixture'],
  ['an unknown fixture cancelled', 'cancelFixture', () => ({ fixture: '' }), 'input.fixture'],
  ['a certain fixture confirmed', 'confirmFixture', (ids) => ({ fixture: ids.fixture }), /already confirmed/],
  ['a tie against itself', 'confirmFixture', (ids) => ({ fixture: ids.tie, away: madrid }), 'input.away'],
  [
    'a tie against an unknown team',
    'confirmFixture',
    (ids) => ({ fixture: ids.tie, away: { slug: 'nobody' } }),
    'input.away',
  ],
  [
    'a result of a match to come',
    'recordResult',
    (ids) => ({ fixture: ids.fixture, home: 1, away: 0 }),
    'input.fixture',
  ],
  ['a result of a conditional tie', 'recordResult', (ids) => ({ fixture: ids.tie, home: 1, away: 0 }), 'input.fixture'],
  [
    'a result of a nonsense status',
    'recordResult',
    (ids) => ({ fixture: ids.fixture, home: 1, away: 0, status: 'WON' }),
    /status/,
  ],
  ['half a goal', 'recordResult', (ids) => ({ fixture: ids.fixture, home: 0.5, away: 0 }), /home/],
];
