import { nextFixture } from '../cache/cached-reads.ts';
import { playerSnapshotRead } from '../cache/player-snapshot.ts';
import { squadFactsRead } from '../cache/squad-facts.ts';
import { type MaybePromise, whenKnown } from '../cache/reader.ts';
import type { Absence } from '../domain/absence.ts';
import { type Availability, type Reason, type VERDICTS, type Verdict } from '../domain/availability/assess.ts';
import { isNotFullyAvailable } from '../domain/availability/missed-games.ts';
import { type Fixture, type FixtureId, teamsOf } from '../domain/fixture.ts';
import type { Injury } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Suspension } from '../domain/suspension.ts';
import { labelOf, explanationText } from '../domain/sentences/render-sentence.ts';
import type { TeamId } from '../domain/team.ts';
import { AbsenceNode } from './absence.ts';
import { builder } from './builder.ts';
import { SuspensionRiskObject } from './discipline.ts';
import type { Context } from './context.ts';
import { factsOf } from './fixture-facts.ts';
import { FixtureNode, fixtureId } from './fixture.ts';
import { InjuryNode } from './injury.ts';
import { shortText, someOf } from './input-validation.ts';
import { LANGUAGE_ARG } from './language.ts';
import { orNull } from './node-loader.ts';
import { PlayerNode } from './player.ts';
import { squadAvailability } from './squad-availability.ts';
import { SuspensionNode } from './suspension.ts';
import { TeamNode, TeamRefInput, teamRef } from './team.ts';

export const VerdictEnum = builder.enumType('Verdict', {
  description: 'How likely a player is to be available for a fixture: ranges of the chance of missing it.',
  values: {
    OUT: { description: 'The chance of missing it is above 0.9.' },
    DOUBTFUL: { description: 'The chance of missing it is 0.5 to 0.9: unlikely to play.' },
    QUESTIONABLE: { description: 'The chance of missing it is above 0.1, but below 0.5: may miss it.' },
    AVAILABLE: { description: 'The chance of missing it is 0.1 or less.' },
    UNKNOWN: {
      description:
        'Cannot be assessed: the fixture has no date, was broken off, is not played, or depends on a result that is not known.',
    },
    MISSED: { description: 'The fixture kicked off without the player.' },
    PLAYED: { description: 'The fixture was played and the player was not absent.' },
  } satisfies Record<(typeof VERDICTS)[number], { description: string }>,
});

export type SuspensionRiskReason = Extract<Reason, { kind: 'SUSPENSION_RISK' }>;

const AbsenceReason = builder.unionType('AbsenceReason', {
  types: [InjuryNode, SuspensionNode, AbsenceNode, SuspensionRiskObject],
  description: 'The reason for an absence.',
  resolveType: (reason) => {
    if ('threshold' in reason) return SuspensionRiskObject;
    if ('matches' in reason) return SuspensionNode;
    return 'bodyPart' in reason ? InjuryNode : AbsenceNode;
  },
});

/**
 * An availability with the variant of its list, which is part of its id. Past lists, lists of one injury and previews
 * have a variant.
 */
export interface AvailabilityWithId extends Availability {
  readonly variant?: string;
}

/** Returns the id. The id of the current availability of a player for a fixture never changes. */
function availabilityId({ player, fixture, variant }: AvailabilityWithId): string {
  return variant === undefined ? `${player}:${fixture}` : `${player}:${fixture}:${variant}`;
}

export const AvailabilityNode = builder.objectRef<AvailabilityWithId>('Availability');
builder.node(AvailabilityNode, {
  id: { resolve: availabilityId },
  extensions: { ownId: availabilityId },
  description: 'Whether a player will be available for a fixture. The id of a player and a fixture never changes.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'The player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    team: t.field({
      type: TeamNode,
      description: "The player's team in this fixture.",
      resolve: ({ team }, _, { store }) => store.teams.cachedOrId(team),
    }),
    fixture: t.field({
      type: FixtureNode,
      description: 'The fixture.',
      resolve: ({ fixture }, _, { store }) => store.fixtures.cachedOrId(fixture),
    }),
    verdict: t.expose('verdict', {
      type: VerdictEnum,
      description: 'The verdict: the range that contains the chance of missing the fixture.',
    }),
    verdictLabel: t.string({
      args: { language: t.arg(LANGUAGE_ARG) },
      description: 'The verdict in words, as in `enumLabels`.',
      resolve: ({ verdict }, { language }) => labelOf(language ?? 'EN', 'Verdict', verdict) ?? verdict,
    }),
    chanceOfMissing: t.float({
      nullable: true,
      description: 'The chance of missing the fixture, from 0 to 1 with three decimals; null if it cannot be assessed.',
      resolve: (availability) => availability.chance,
    }),
    reasons: t.field({
      type: [AbsenceReason],
      description:
        'The causes, or possible causes, of the absence. Several reasons for one fixture count as one missed game.',
      resolve: ({ reasons }, _, context) => (reasons.length === 0 ? [] : loadReasons(reasons, context)),
    }),
    provisional: t.exposeBoolean('provisional', {
      description: 'Whether the fixture is a conditional tie or its day may still change.',
    }),
    assumed: t.boolean({
      description: 'Whether MISSED or PLAYED is concluded: no line-up says so. False for other verdicts.',
      resolve: ({ verdict, explanation }) =>
        'assumed' in explanation ? explanation.assumed : verdict === 'MISSED' || verdict === 'PLAYED',
    }),
    explanation: t.string({
      args: { language: t.arg(LANGUAGE_ARG) },
      description: 'The reason in one plain sentence. In lists from before there were languages it is in English.',
      resolve: ({ explanation }, { language }) => explanationText(language ?? 'EN', explanation),
    }),
  }),
});

type LoadedReason = Injury | Suspension | Absence | SuspensionRiskReason;

/** Loads the reasons by id, in batches with those of other availabilities. */
async function loadReasons(reasons: readonly Reason[], context: Context): Promise<LoadedReason[]> {
  const load = async (reason: Reason): Promise<LoadedReason> => {
    if (reason.kind === 'SUSPENSION_RISK') return reason;
    if (reason.kind === 'INJURY') return InjuryNode.getDataloader(context).load(reason.id);
    if (reason.kind === 'SUSPENSION') return SuspensionNode.getDataloader(context).load(reason.id);
    return AbsenceNode.getDataloader(context).load(reason.id);
  };
  const loaded = await Promise.all(reasons.map((reason) => orNull(load(reason))));
  return loaded.filter((reason) => reason !== null);
}

/** Returns the availability of squads for a fixture, with these verdicts (null: all who are not fully available). */
export async function squadsFor(
  teams: readonly TeamId[],
  fixture: Fixture,
  verdicts: readonly Verdict[] | null,
  context: Context,
): Promise<AvailabilityWithId[]> {
  const squads = await Promise.all(teams.map((team) => context.read(squadFactsRead, team)));
  const all = await squadAvailability(squads, fixture, context);
  const matches = (one: Availability): boolean =>
    verdicts === null ? isNotFullyAvailable(one) : verdicts.includes(one.verdict);
  return all.filter((one) => teams.includes(one.team) && matches(one));
}

/** Returns the requested fixture, or the team's next one. Null if there is none, or if the team does not play in it. */
export function fixtureFor(team: TeamId, requested: FixtureId | null, context: Context): MaybePromise<Fixture | null> {
  return whenKnown(requested ?? context.read(nextFixture, team), (id) =>
    whenKnown(id === null ? null : context.store.fixtures.byId(id), (fixture) =>
      fixture !== null && teamsOf(fixture).includes(team) ? fixture : null,
    ),
  );
}

builder.objectField(PlayerNode, 'availability', (t) =>
  t.field({
    type: AvailabilityNode,
    nullable: true,
    description: "The player's availability for a fixture; null if none of the player's teams plays in it.",
    args: { fixture: t.arg.id({ required: true, validate: shortText, description: 'The fixture.' }) },
    resolve: (player, args, context) => {
      const id = fixtureId(args.fixture);
      return id === null ? null : findCurrentAvailability(player.id, id, context);
    },
  }),
);

builder.objectField(TeamNode, 'availability', (t) =>
  t.field({
    type: [AvailabilityNode],
    complexity: { field: 20, multiplier: 25 },
    description:
      'The availability of the whole squad for one fixture, least available first. Empty if there is no such fixture.',
    args: {
      fixture: t.arg.id({ validate: shortText, description: 'A fixture of the team. Default: its next fixture.' }),
    },
    resolve: (team, args, context) => {
      const requested = args.fixture == null ? null : fixtureId(args.fixture);
      if (args.fixture != null && requested === null) return [];
      return whenKnown(fixtureFor(team.id, requested, context), (fixture) =>
        fixture === null
          ? []
          : whenKnown(context.read(squadFactsRead, team.id), (squad) => squadAvailability([squad], fixture, context)),
      );
    },
  }),
);

builder.objectField(FixtureNode, 'availability', (t) =>
  t.field({
    type: [AvailabilityNode],
    complexity: { field: 40, multiplier: 10 },
    description: 'The players of both squads who are or may be unavailable, least available first.',
    args: {
      team: t.arg({ type: TeamRefInput, description: 'Only players of this team.' }),
      verdicts: t.arg({
        type: [VerdictEnum],
        validate: someOf,
        description: 'Only players with these verdicts. Default: all who are not fully available.',
      }),
    },
    resolve: async (fixture, args, context) => {
      const ref = args.team == null ? null : teamRef(args.team);
      const only = ref === null ? null : await context.store.teams.find(ref);
      const teams = teamsOf(fixture).filter((team) => args.team == null || team === only?.id);
      return squadsFor(teams, fixture, args.verdicts ?? null, context);
    },
  }),
);

export function findCurrentAvailability(
  player: PlayerId,
  fixture: FixtureId,
  context: Context,
): MaybePromise<AvailabilityWithId | null> {
  return whenKnown(context.store.fixtures.byId(fixture), (found) =>
    found === null
      ? null
      : whenKnown(factsOf(found, context), (facts) =>
          whenKnown(
            context.read(playerSnapshotRead, player),
            (snapshot) => snapshot?.availabilityFor(found, facts) ?? null,
          ),
        ),
  );
}
