import { readFile } from 'node:fs/promises';
import { type AcceptedChange, type WriteDeps, change } from '../write-path/change.ts';
import { newCompetition, type Competition, type CompetitionKind } from '../domain/competition.ts';
import { zoneOf } from '../domain/availability/dossier.ts';
import { dayIn, instant, type Instant } from '../domain/day.ts';
import { accept, type Decision } from '../domain/decision.ts';
import { importFile } from '../feeds/import.ts';
import { scheduleFixture } from '../domain/fixture-decisions.ts';
import type { Fixture, FixtureId } from '../domain/fixture.ts';
import { type Injury, type InjuryId, reportInjury } from '../domain/injury.ts';
import { type Player, type PlayerId, registerPlayer } from '../domain/player.ts';
import { matchDiagnosis } from '../domain/diagnosis/catalogue.ts';
import { imposeSuspension, type SuspensionId } from '../domain/suspension.ts';
import type { AuditContext } from '../auth/audit.ts';
import type { Scope, Store, ScopeSnapshot } from '../storage/store.ts';
import { registerTeam, type Team, type TeamId, type TeamKind } from '../domain/team.ts';
import { INJURIES } from './injuries.ts';
import { PLAYERS } from './players.ts';
import type { DemoMatch } from './report.ts';
import { SUSPENSIONS } from './suspensions.ts';
import { CLUBS, type DemoTeam, EUROPEAN_CLUBS, NATIONAL_TEAMS } from './teams.ts';
import { TIES } from './ties.ts';

/** La Liga 2025-26 on the evening on which Jude Bellingham was hurt. */
export const DEMO_START = instant('2026-02-01T20:00:00Z');

const SEASON = '2025-26';
const COMPETITIONS = {
  'la-liga': { name: 'La Liga', kind: 'LEAGUE', timeZone: 'Europe/Madrid', file: 'la-liga-2025-26.json' },
  // Its file tells all times in Central European Time, wherever a match is played.
  'champions-league': {
    name: 'Champions League',
    kind: 'CUP',
    timeZone: 'Europe/Madrid',
    file: 'champions-league-2025-26.json',
  },
  internationals: {
    name: 'Internationals',
    kind: 'INTERNATIONAL',
    timeZone: 'Europe/London',
    file: 'england-2025-26.json',
  },
} as const satisfies Record<string, { name: string; kind: CompetitionKind; timeZone: string; file: string }>;

const DEED: AuditContext = { actor: { kind: 'DEMONSTRATION' }, action: 'seedDemonstration' };

/** How much of the demonstration world stands: how many of its steps were done, or ALL. */
const DEMO_STEPS = 'demo-steps';
const ALL = 'all';

type Doing = <T>(
  scope: Scope,
  decide: (world: ScopeSnapshot, now: Instant) => Decision<AcceptedChange<T>>,
) => Promise<Decision<T>>;

/** Whether somebody has begun to fill the installation, and was ended before he was done. */
export async function isHalfFilled(store: Pick<Store, 'setting'>): Promise<boolean> {
  const done = await store.setting(DEMO_STEPS);
  return done !== null && done !== ALL;
}

/**
 * Fills an empty installation, by the decisions and on the write path that editors and feeds use. Each step is noted in
 * the transaction that takes it, so that whoever comes after one who was ended goes on where he stood.
 */
export async function seedDemoWorld({ store, clock }: WriteDeps, newId: () => string): Promise<void> {
  for (const [n, step] of STEPS.entries()) {
    // Looked up before each step: who has lost the connection that kept others away may have company.
    const done = await store.setting(DEMO_STEPS);
    if (done === ALL || n < Number(done ?? 0)) continue;
    const settings = { [DEMO_STEPS]: n + 1 === STEPS.length ? ALL : String(n + 1) };
    await step((scope, decide) => change({ store: noting(store, settings), clock }, DEED, scope, decide), newId);
  }
}

/** A store that writes these settings along with each change. */
function noting(store: Store, settings: Readonly<Record<string, string>>): Store {
  return {
    ...store,
    change: (scope, decide) =>
      store.change(scope, (world) => {
        const { result, writes } = decide(world);
        return { result, writes: writes && { ...writes, settings } };
      }),
  };
}

/** Each is one change. None does twice what was done by company (see above): slugs are taken, injuries are there. */
const STEPS: readonly ((doing: Doing, newId: () => string) => Promise<void>)[] = [
  async (doing, newId) => {
    const teams = [
      ...CLUBS.map((team) => demoTeam(team, 'CLUB', newId)),
      ...EUROPEAN_CLUBS.map((team) => demoTeam(team, 'CLUB', newId)),
      ...NATIONAL_TEAMS.map((team) => demoTeam(team, 'NATIONAL', newId)),
    ];
    settled(await doing({}, () => accept({ changed: { teams }, cause: 'TRANSFER', value: null })));
  },
  ...Object.values(COMPETITIONS).map(({ name, kind, timeZone, file }) => async (doing: Doing, newId: () => string) => {
    const data = await readFile(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
    const season = { format: 'OPENFOOTBALL_JSON', data, competition: name, season: SEASON } as const;
    settled(await importFile({ change: doing }, { ...season, kind, timeZone, asOf: null }, newId));
  }),
  async (doing, newId) => {
    const decision = await doing({ season: SEASON }, (world, now) => {
      const players = demoPlayers(world, now, newId);
      return accept({ changed: { players, fixtures: demoTies(world, newId) }, cause: 'TRANSFER', value: null });
    });
    settled(decision);
  },
  async (doing, newId) => {
    const scope = { season: SEASON, players: PLAYERS.map(({ slug }) => ({ slug })) };
    const decision = await doing(scope, (world, now) => {
      const injuries = world.injuries.size > 0 ? [] : demoInjuries(world, now, newId);
      return accept({ changed: { injuries }, cause: 'INJURY_REPORTED', value: null });
    });
    settled(decision);
  },
  async (doing, newId) => {
    const scope = { season: SEASON, players: SUSPENSIONS.map(({ player }) => ({ slug: player })) };
    const decision = await doing(scope, (world, now) => {
      const suspensions = world.suspensions.size > 0 ? [] : demoSuspensions(world, now, newId);
      return accept({ changed: { suspensions }, cause: 'SUSPENSION', value: null });
    });
    settled(decision);
  },
];

function settled<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Error(`the demonstration world breaks a rule: ${JSON.stringify(decision.refusal)}`);
}

function demoTeam(team: DemoTeam, kind: TeamKind, newId: () => string): Team {
  const externalIds = [{ source: 'openfootball', value: team.name }];
  return settled(registerTeam(newId() as TeamId, { ...team, kind, externalIds }));
}

function bySlug<Noun extends { readonly slug: string }>(nouns: Iterable<Noun>): (slug: string | null) => Noun | null {
  const found = new Map([...nouns].map((noun) => [noun.slug, noun]));
  return (slug) => (slug === null ? null : (found.get(slug) ?? null));
}

function demoPlayers({ teams }: ScopeSnapshot, now: Instant, newId: () => string): Player[] {
  const team = bySlug(teams.values());
  return PLAYERS.map(({ club, nationalTeam, ...player }) =>
    settled(
      registerPlayer(newId() as PlayerId, dayIn('UTC', now), {
        ...player,
        club: team(club),
        nationalTeam: team(nationalTeam),
        externalIds: [],
      }),
    ),
  );
}

function competitionOf({ competitions }: ScopeSnapshot, key: keyof typeof COMPETITIONS): Competition {
  const { name, kind } = COMPETITIONS[key];
  const { slug } = newCompetition('' as Competition['id'], name, SEASON, kind);
  return present(bySlug(competitions.values())(slug), key);
}

function present<T>(found: T | null | undefined, what: string): T {
  if (found == null) throw new Error(`the demonstration world has no ${what}`);
  return found;
}

function demoTies(world: ScopeSnapshot, newId: () => string): Fixture[] {
  const team = bySlug(world.teams.values());
  return TIES.map(({ competition, home, away, date, round, condition }) =>
    settled(
      scheduleFixture(newId() as FixtureId, {
        competition: competitionOf(world, competition).id,
        round,
        home: team(home),
        away: team(away),
        day: date,
        kickoffAt: null,
        venue: null,
        certainty: 'CONDITIONAL',
        condition,
        externalIds: [],
      }),
    ),
  );
}

function demoInjuries(world: ScopeSnapshot, now: Instant, newId: () => string): Injury[] {
  const player = bySlug(world.players.values());
  return INJURIES.map(({ player: slug, said, source, reportedAt, diagnosis, occurredIn, ...report }) => {
    const who = present(player(slug), slug);
    const zone = zoneOf(who, world.teams, now);
    return settled(
      reportInjury(
        newId() as InjuryId,
        who,
        [],
        { now, zone, today: dayIn(zone, now) },
        {
          ...report,
          diagnosis: diagnosis === null ? null : (matchDiagnosis(diagnosis)?.code ?? null),
          occurredIn: occurredIn === null ? null : matchOf(world, occurredIn, report.occurredOn),
          estimate: { statement: said, source, note: null, reportedAt },
        },
      ),
    );
  });
}

/** A pairing may come twice in a cup: the day tells which one is meant. */
function matchOf(world: ScopeSnapshot, { competition, home, away }: DemoMatch, on: string): Fixture {
  const team = bySlug(world.teams.values());
  const [homeId, awayId] = [team(home)?.id, team(away)?.id];
  const found = [...world.fixtures.values()].find(
    (fixture) =>
      fixture.competition === competitionOf(world, competition).id &&
      fixture.home === homeId &&
      fixture.away === awayId &&
      fixture.day === on,
  );
  return present(found, `${home} v ${away} on ${on}`);
}

function demoSuspensions(world: ScopeSnapshot, now: Instant, newId: () => string) {
  const player = bySlug(world.players.values());
  return SUSPENSIONS.map(({ player: slug, competition, ...ban }) => {
    const who = present(player(slug), slug);
    const { id } = competitionOf(world, competition);
    return settled(
      imposeSuspension(newId() as SuspensionId, who.id, [], dayIn('UTC', now), { ...ban, competition: id }),
    );
  });
}
