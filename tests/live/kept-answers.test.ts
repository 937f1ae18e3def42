import { execute, type ExecutionResult, parse } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openBackend } from '../../src/backend.ts';
import { ReadTracker } from '../../src/cache/dependency-index.ts';
import { ReadCache } from '../../src/cache/read-cache.ts';
import { configFrom } from '../../src/config.ts';
import { memoryBus } from '../../src/invalidation/memory-bus.ts';
import { type ExecutionDeps, trackedContext } from '../../src/live/tracked-context.ts';
import { schema } from '../../src/schema/schema.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { type Mutation, mutationOf } from '../support/mutations.ts';

/**
 * After any write, a server that has read everything before must respond like one that has read nothing, and a response
 * of which no tag was invalidated must still be valid.
 */

const AVAILABILITY =
  'player { slug } team { slug } fixture { id date } verdict chanceOfMissing provisional assumed explanation reasons { __typename ... on Node { id } }';
const LIST = `revision headline targetReturn { id } returnWindow { latest } games { ${AVAILABILITY} }`;
const squad = (slug: string): string => `{ team(by: { slug: "${slug}" }) { availability { ${AVAILABILITY} } } }`;

const EDITOR = { scope: 'EDITOR', token: null } as unknown as Parameters<typeof trackedContext>[1];

interface Answer {
  readonly text: string;
  readonly tracker: ReadTracker;
}

async function answer(deps: ExecutionDeps, query: string): Promise<Answer> {
  const tracker = new ReadTracker();
  const contextValue = trackedContext(deps, EDITOR, tracker);
  return { text: JSON.stringify(await execute({ schema, document: parse(query), contextValue })), tracker };
}

test('after each kind of write, cached data gives the same responses as data read for the first time', async () => {
  using demo = await demoDatabase();
  const config = configFrom({ DATABASE_URL: demo.url, SIDELINED_EDITOR_TOKEN: 'an-unused-token' });
  await using backend = await openBackend(config, undefined, null, pino({ level: 'silent' }));
  const { store, commands, bus } = backend;
  // A connection that drops its cache after the writes of another one.
  await using other = openSqliteStore(demo.url.replace('file:', ''));
  using cache = new ReadCache(bus, 16 * 1024 * 1024);
  const deps = { store, commands, cache };
  const kept = new Map<string, Answer>();
  bus.listen((tags) => {
    for (const { tracker } of kept.values()) tracker.receive(tags);
  });

  const ask = async (query: string): Promise<any> => JSON.parse((await answer(deps, query)).text).data;
  async function edit(field: Mutation, input: object): Promise<any> {
    const contextValue = trackedContext(deps, EDITOR, new ReadTracker());
    const document = parse(mutationOf(field, '__typename ... on Node { id }'));
    const result = (await execute({ schema, document, contextValue, variableValues: { input } })) as ExecutionResult;
    const data: any = result.data?.[field];
    if (data?.message !== undefined || data == null) throw new Error(`${field}: ${JSON.stringify(result)}`);
    return data.id;
  }

  const idOf = ({ nodes }: any) => nodes[0].id as string;
  const next = 'statuses: [SCHEDULED, TIMED]';
  const data = await ask(`{
    clasico: fixtures(filter: { team: { slug: "barcelona" }, ${next} }, first: 1) { nodes { id } }
    own: fixtures(filter: { team: { slug: "real-madrid" }, ${next} }, first: 3) { nodes { id date competition { id } home { slug } away { slug } } }
    team(by: { slug: "real-madrid" }) { players(first: 40) { nodes { slug injuries { totalCount } } } } }`);
  const [first, second, third] = data.own.nodes;
  const fit: string[] = data.team.players.nodes.flatMap((one: any) => (one.injuries.totalCount === 0 ? one.slug : []));
  const [hurt, banned, away, sold] = fit.map((slug) => ({ slug }));
  const later = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
  const madrid = { slug: 'real-madrid' };
  const today = new Date(commands.now()).toISOString().slice(0, 10);

  const queries = [
    squad('real-madrid'),
    squad('barcelona'),
    `{ fixture(id: "${first.id}") { availability { ${AVAILABILITY} } } }`,
    `{ fixture(id: "${idOf(data.clasico)}") { availability(verdicts: [OUT, AVAILABLE, UNKNOWN, MISSED, PLAYED]) { ${AVAILABILITY} } } }`,
    `{ fixture(id: "${third.id}") { availability { ${AVAILABILITY} } } }`,
    ...[hurt, away, { slug: 'jude-bellingham' }].map(
      (one) => `{ player(by: { slug: "${one?.slug}" }) { availability(fixture: "${first.id}") { ${AVAILABILITY} }
        missedGames { ${LIST} } } }`,
    ),
  ];
  async function compare(what: string): Promise<void> {
    using empty = new ReadCache(memoryBus(), 16 * 1024 * 1024);
    for (const query of queries) {
      const fresh = await answer({ store: other, cache: empty, commands }, query);
      const former = kept.get(query);
      const current = await answer(deps, query);
      expect([what, JSON.parse(current.text)]).toEqual([what, JSON.parse(fresh.text)]);
      if (former?.tracker.isStale === false) {
        expect([what, JSON.parse(former.text)]).toEqual([what, JSON.parse(fresh.text)]);
      }
      kept.set(query, current);
    }
  }

  await compare('nothing');
  const lineup = { fixture: first.id, team: madrid, starting: [banned], bench: [] };
  const state: Record<string, string> = {};
  const writes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the next fixture is moved', () => edit('rescheduleFixture', { fixture: first.id, date: later(first.date, 1) })],
    ['another one is moved', () => edit('rescheduleFixture', { fixture: second.id, date: later(second.date, 1) })],
    [
      'a fit player is hurt',
      async () => {
        const input = { player: hurt, occurredOn: today, bodyPart: 'KNEE' };
        state.injury = await edit('reportInjury', input);
      },
    ],
    [
      'the estimate is revised',
      () =>
        edit('reviseRecoveryEstimate', {
          injury: state.injury,
          estimate: { window: { earliest: first.date, latest: later(first.date, 20) } },
        }),
    ],
    ['the injury is withdrawn', () => edit('withdrawInjury', { injury: state.injury, note: 'another player' })],
    [
      'a fit player is banned',
      async () => {
        const input = { player: banned, imposedOn: today, matches: 2, competition: first.competition.id };
        state.ban = await edit('imposeSuspension', input);
      },
    ],
    ['the ban is lifted', () => edit('liftSuspension', { suspension: state.ban })],
    [
      'a fit player is absent',
      async () => {
        const input = { player: away, kind: 'OTHER', from: today };
        state.absence = await edit('reportAbsence', input);
      },
    ],
    ['the absence is withdrawn', () => edit('withdrawAbsence', { absence: state.absence })],
    [
      'a fit player moves',
      () => edit('transferPlayer', { player: sold, from: madrid, to: { slug: 'barcelona' }, on: today }),
    ],
    [
      'a player is absent from a game that was entered twice',
      async () => {
        const { date, competition, home: at, away: guest } = third;
        state.copy = await edit('scheduleFixture', { competition: competition.id, home: at, away: guest, date });
        await edit('reportAbsence', { player: away, kind: 'REST', from: today, scope: { fixtures: [state.copy] } });
      },
    ],
    ['the two entries are merged', () => edit('mergeFixtures', { duplicate: state.copy, keep: third.id })],
    ['a fit player is renamed', () => edit('updatePlayer', { player: away, name: 'Zz Renamed' })],
    ['the team moves to another zone', () => edit('updateTeam', { team: madrid, timeZone: 'Pacific/Auckland' })],
    ['the next fixture is postponed', () => edit('postponeFixture', { fixture: first.id })],
    ['it has a date again', () => edit('rescheduleFixture', { fixture: first.id, date: first.date })],
    ['the clock passes the day', () => edit('advanceClock', { to: `${later(first.date, 1)}T12:00:00Z` })],
    ['it has a line-up', () => edit('recordLineup', lineup)],
    ['the line-up is corrected', () => edit('recordLineup', { ...lineup, starting: [hurt, away] })],
    ['the other one is called off', () => edit('cancelFixture', { fixture: second.id })],
    ['the clock passes a week', () => edit('advanceClock', { to: `${later(first.date, 8)}T23:30:00Z` })],
  ];
  for (const [what, write] of writes) {
    await write();
    await compare(what);
  }
});
