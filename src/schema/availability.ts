import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { FixtureNode, fixtureId } from './fixture.ts';
import { type Fixture, type FixtureId, teamsOf } from '../domain/fixture.ts';
import { InjuryNode } from './injury.ts';
import type { Injury, InjuryId } from '../domain/injury.ts';
import { someOf } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { PlayerNode } from './player.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Suspension, SuspensionId } from '../domain/suspension.ts';
import { SuspensionNode } from './suspension.ts';
import { TeamNode, TeamRefInput, teamRef } from './team.ts';
import type { TeamId } from '../domain/team.ts';
import { type Availability, type Reason, type Verdict, type VERDICTS } from '../domain/availability/assess.ts';
import { isNotFullyAvailable } from '../domain/availability/missed-games.ts';

export const VerdictEnum = builder.enumType('Verdict', {
  description: 'Whether he will be there: bands of the chance that he misses it.',
  values: {
    OUT: { description: 'The chance of missing it is 0.9 or more.' },
    DOUBTFUL: { description: 'From 0.5 up to 0.9: unlikely to play.' },
    QUESTIONABLE: { description: 'Above 0.1 up to 0.5: may miss it.' },
    AVAILABLE: { description: '0.1 or less.' },
    UNKNOWN: { description: 'Cannot be assessed: the fixture has no date.' },
    MISSED: { description: 'Kicked off without him.' },
    PLAYED: { description: 'Played, and he was not absent.' },
  } satisfies Record<(typeof VERDICTS)[number], { description: string }>,
});

const AbsenceReason = builder.unionType('AbsenceReason', {
  types: [InjuryNode, SuspensionNode],
  description: 'What keeps him out.',
  resolveType: (reason) => ('matches' in reason ? SuspensionNode : InjuryNode),
});

/** An availability with the id that it is known by: those of the past or of a what-if have ids of their own. */
export interface ShownAvailability extends Availability {
  readonly shownAs: string;
}

/** The id of the present availability of a player for a fixture. */
function presentId({ player, fixture }: Pick<Availability, 'player' | 'fixture'>): string {
  return `${player}:${fixture}`;
}

export function shown(availability: Availability, apart?: string): ShownAvailability {
  return { ...availability, shownAs: presentId(availability) + (apart === undefined ? '' : `:${apart}`) };
}

export const AvailabilityNode = builder.objectRef<ShownAvailability>('Availability');
builder.node(AvailabilityNode, {
  id: { resolve: ({ shownAs }) => shownAs },
  extensions: { ownId: ({ shownAs }: ShownAvailability) => shownAs },
  description: 'Whether one player will be there for one fixture. One id per player and fixture, whatever changes.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'Who.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    team: t.field({
      type: TeamNode,
      description: 'For which team.',
      resolve: ({ team }, _, { store }) => store.teams.cachedOrId(team),
    }),
    fixture: t.field({
      type: FixtureNode,
      description: 'For which fixture.',
      resolve: ({ fixture }, _, { store }) => store.fixtures.cachedOrId(fixture),
    }),
    verdict: t.expose('verdict', { type: VerdictEnum, description: 'The chance in one word.' }),
    chanceOfMissing: t.float({
      nullable: true,
      description: 'From 0 to 1, to three decimals; null where it cannot be assessed.',
      resolve: (availability) => availability.chance,
    }),
    reasons: t.loadableList({
      type: AbsenceReason,
      description: 'What keeps, or may keep, him out. Several causes on one fixture are one missed game.',
      load: loadReasons,
      resolve: (availability) => JSON.stringify(availability.reasons),
    }),
    provisional: t.exposeBoolean('provisional', {
      description: 'Whether the tie is conditional, or its day may still move.',
    }),
    explanation: t.exposeString('explanation', { description: 'The reason in one plain sentence.' }),
  }),
});

/** All reasons on a page are read together. A key is the list of one availability's reasons, as JSON. */
async function loadReasons(lists: string[], { store }: Context) {
  const reasons = lists.map((list): Reason[] => JSON.parse(list));
  const ids = <Kind extends Reason['kind']>(kind: Kind) =>
    [...new Set(reasons.flat())].filter((reason) => reason.kind === kind).map(({ id }) => id);
  const [injuries, suspensions] = await Promise.all([
    store.injuries.byIds(ids('INJURY') as InjuryId[]),
    store.suspensions(ids('SUSPENSION') as SuspensionId[]),
  ]);
  const found = new Map<string, Injury | Suspension>();
  for (const one of [...injuries, ...suspensions]) if (one !== null) found.set(one.id, one);
  return reasons.map((list) => list.flatMap(({ id }) => found.get(id) ?? []));
}

/** Everyone's availability for a fixture, least available first; those of whom it is none of their teams' left out. */
async function availabilityOf(
  players: readonly PlayerId[],
  fixture: Fixture,
  { snapshots, cachedSnapshot }: Context,
): Promise<ShownAvailability[]> {
  const found = await Promise.all(players.map((player) => cachedSnapshot(player) ?? snapshots.load(player)));
  return found
    .filter((one) => one !== null)
    .toSorted((a, b) => (a.dossier.player.slug < b.dossier.player.slug ? -1 : 1))
    .map(({ availabilityFor }) => availabilityFor(fixture))
    .filter((availability) => availability !== null)
    .toSorted((a, b) => rank(b) - rank(a))
    .map((availability) => shown(availability));
}

/** Least available first: by chance, and among those who cannot be assessed first those with a reason. */
function rank({ chance, reasons }: Availability): number {
  return chance ?? (reasons.length > 0 ? 2 : -1);
}

/** Of some teams, for a fixture of theirs; `verdicts` null: everyone whom something keeps out or may keep out. */
export async function squadsFor(
  teams: readonly TeamId[],
  fixture: Fixture,
  verdicts: readonly Verdict[] | null,
  context: Context,
): Promise<ShownAvailability[]> {
  const squads = await context.store.squads(teams);
  const all = await availabilityOf(squads.flat(), fixture, context);
  const wanted = (one: Availability): boolean =>
    verdicts === null ? isNotFullyAvailable(one) : verdicts.includes(one.verdict);
  return all.filter((one) => teams.includes(one.team) && wanted(one));
}

/** The fixture that was asked for, or the team's next; null where there is none or it is none of its. */
export async function fixtureFor(team: TeamId, asked: FixtureId | null, { store }: Context): Promise<Fixture | null> {
  const id = asked ?? (await store.nextFixtures([team]))[0] ?? null;
  const fixture = id === null ? null : await store.fixtures.find({ id });
  return fixture !== null && teamsOf(fixture).includes(team) ? fixture : null;
}

builder.objectField(PlayerNode, 'availability', (t) =>
  t.field({
    type: AvailabilityNode,
    nullable: true,
    description: "Whether he will be there for a fixture; null where the fixture is none of his teams'.",
    args: { fixture: t.arg.id({ required: true, validate: shortText, description: 'Which fixture.' }) },
    resolve: async (player, args, context) => {
      const id = fixtureId(args.fixture);
      const fixture = id && (await context.store.fixtures.find({ id }));
      return fixture === null ? null : ((await availabilityOf([player.id], fixture, context))[0] ?? null);
    },
  }),
);

builder.objectField(TeamNode, 'availability', (t) =>
  t.field({
    type: [AvailabilityNode],
    complexity: { field: 20, multiplier: 25 },
    description: 'The whole squad for one fixture, least available first. Empty where there is no such fixture.',
    args: { fixture: t.arg.id({ validate: shortText, description: 'Which fixture of its. Default: the next.' }) },
    resolve: async (team, args, context) => {
      const asked = args.fixture == null ? null : fixtureId(args.fixture);
      if (args.fixture != null && asked === null) return [];
      const fixture = await fixtureFor(team.id, asked, context);
      const [squad = []] = fixture === null ? [] : await context.store.squads([team.id]);
      return fixture === null ? [] : availabilityOf(squad, fixture, context);
    },
  }),
);

builder.objectField(FixtureNode, 'availability', (t) =>
  t.field({
    type: [AvailabilityNode],
    complexity: { field: 40, multiplier: 10 },
    description: 'Those of both squads whom something keeps out or may keep out, least available first.',
    args: {
      team: t.arg({ type: TeamRefInput, description: 'Of this team only.' }),
      verdicts: t.arg({ type: [VerdictEnum], validate: someOf, description: 'Those with these verdicts instead.' }),
    },
    resolve: async (fixture, args, context) => {
      const ref = args.team == null ? null : teamRef(args.team);
      const only = ref === null ? null : await context.store.teams.find(ref);
      const teams = teamsOf(fixture).filter((team) => args.team == null || team === only?.id);
      return squadsFor(teams, fixture, args.verdicts ?? null, context);
    },
  }),
);

export async function findCurrentAvailability(
  player: PlayerId,
  fixture: FixtureId,
  context: Context,
): Promise<ShownAvailability | null> {
  const found = await context.store.fixtures.find({ id: fixture });
  return found === null ? null : ((await availabilityOf([player], found, context))[0] ?? null);
}
