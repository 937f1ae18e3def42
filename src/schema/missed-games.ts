import { loadSnapshotsSince, playerSnapshotRead } from '../cache/player-snapshot.ts';
import { type MaybePromise, whenKnown } from '../cache/reader.ts';
import type { Absence, AbsenceId } from '../domain/absence.ts';
import {
  missedGames,
  missedGamesThrough,
  missedGamesThroughAbsence,
  noMissedGames,
} from '../domain/availability/missed-games.ts';
import {
  type CHANGE_CAUSES,
  type MissedGamesCount,
  type PublishedList,
} from '../domain/availability/published-list.ts';
import { addDays, type Day, type Instant } from '../domain/day.ts';
import { readingOf } from '../domain/estimate-text/statement-reading.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { Injury, InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Statement } from '../domain/recovery-estimate.ts';
import { headlineText, readingText } from '../domain/sentences/render-sentence.ts';
import { AbsenceNode } from './absence.ts';
import { AvailabilityNode, findCurrentAvailability, type AvailabilityWithId } from './availability.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { risksOf } from './discipline-facts.ts';
import { FixtureNode } from './fixture.ts';
import { InjuryNode } from './injury.ts';
import { LANGUAGE_ARG } from './language.ts';
import { notFoundPlaceholder, orNull } from './node-loader.ts';
import { PlayerNode } from './player.ts';
import { ReturnWindowObject } from './recovery-estimate.ts';

const ChangeCauseEnum = builder.enumType('ChangeCause', {
  description: 'Why a list changed.',
  values: {
    INJURY_REPORTED: { description: 'An injury was reported.' },
    INJURY_AMENDED: { description: 'Details of an injury changed.' },
    ESTIMATE_REVISED: { description: 'There is a new estimate of a return.' },
    RETURN_RECORDED: { description: 'A return was recorded.' },
    INJURY_WITHDRAWN: { description: 'A report was withdrawn.' },
    SUSPENSION: { description: 'A suspension was imposed or lifted.' },
    FIXTURE: { description: 'A fixture was added, moved, cancelled or played.' },
    TRANSFER: { description: 'The player was registered, or joined or left a team.' },
    TIME_PASSED: { description: 'Midnight or a kick-off passed.' },
    ABSENCE: { description: 'An absence was reported, revised or ended.' },
    LINEUP: { description: 'A line-up was recorded.' },
    CORRECTION: { description: 'A wrong entry was corrected.' },
    CARD: { description: 'A card was recorded.' },
  } satisfies Record<(typeof CHANGE_CAUSES)[number], { description: string }>,
});

const MissedGamesCountObject = builder.objectRef<MissedGamesCount>('MissedGamesCount').implement({
  description:
    'Numbers of games. Conditional ties count only in `conditional` and `max`; confirmed games without a date count nowhere.',
  fields: (t) => ({
    missed: t.exposeInt('missed', { description: 'Games that kicked off without the player.' }),
    out: t.exposeInt('out', {
      description: 'Games that will certainly or almost certainly be missed: a chance above 0.9.',
    }),
    doubtful: t.exposeInt('doubtful', {
      description: 'Games that the player is unlikely to play: a chance of 0.5 to 0.9.',
    }),
    questionable: t.exposeInt('questionable', {
      description: 'Games that the player may miss: a chance above 0.1, but below 0.5.',
    }),
    conditional: t.exposeInt('conditional', { description: 'Conditional ties, with any chance.' }),
    min: t.exposeInt('min', { description: 'The minimum: missed + out.' }),
    max: t.exposeInt('max', { description: 'The maximum: missed + out + doubtful + questionable + conditional.' }),
    expected: t.exposeFloat('expected', {
      description: 'The expected number: the sum of the chances, without conditional ties.',
    }),
  }),
});

/** A list with its variant, which is part of its id. Past lists, lists of one injury and previews have a variant. */
export interface ListWithId extends PublishedList {
  readonly variant?: string;
  /** The statement that a preview assumes. */
  readonly assumed?: { readonly statement: Statement; readonly statedOn: Day };
}

function listId({ player, variant }: ListWithId): string {
  return player + (variant === undefined ? '' : `:${variant}`);
}

export const MissedGamesNode = builder.objectRef<ListWithId>('MissedGames');
builder.node(MissedGamesNode, {
  id: { resolve: listId },
  extensions: { ownId: listId },
  description:
    'The games that a player misses or may miss. The current list has one id per player; past lists, those of one injury and previews have their own ids.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'The player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    revision: t.exposeInt('revision', {
      description: 'The revision of the list: increases by one on each published change; 0 before the first.',
    }),
    assessedAt: t.field({
      type: 'DateTime',
      description: 'The time of this revision.',
      resolve: ({ publishedAt }) => publishedAt,
    }),
    cause: t.expose('cause', { type: ChangeCauseEnum, description: 'Why this revision was published.' }),
    games: t.field({
      type: [AvailabilityNode],
      description: 'All games that the player has missed or may miss, by kick-off; those without a date last.',
      resolve: ({ list, variant }) =>
        variant === undefined ? list.games : list.games.map((game) => ({ ...game, variant })),
    }),
    count: t.field({
      type: MissedGamesCountObject,
      description: 'The numbers of games.',
      resolve: ({ list }) => list.count,
    }),
    returnWindow: t.field({
      type: ReturnWindowObject,
      nullable: true,
      description:
        'When the player is expected to be available again, given that they are out today; null if nothing keeps them out.',
      resolve: ({ list }) => list.returnWindow,
    }),
    targetReturn: t.field({
      type: FixtureNode,
      nullable: true,
      description:
        'The first fixture for which the player is more likely than not to be available; null if there is none.',
      resolve: ({ list }, _, { store }) => list.targetReturn && store.fixtures.cachedOrId(list.targetReturn),
    }),
    headline: t.string({
      args: { language: t.arg(LANGUAGE_ARG) },
      description: 'The list in one sentence. In lists from before there were languages it is in English.',
      resolve: ({ list }, { language }) => headlineText(language ?? 'EN', list.headline),
    }),
    reading: t.string({
      nullable: true,
      args: { language: t.arg(LANGUAGE_ARG) },
      description: 'The reading of the estimate of a preview, as a phrase; null for all other lists.',
      resolve: ({ assumed }, { language }) => {
        const reading = assumed === undefined ? null : readingOf(assumed.statement);
        return reading && assumed && readingText(language ?? 'EN', reading, assumed.statedOn);
      },
    }),
  }),
});

export function findCurrentList(player: PlayerId, context: Context): MaybePromise<ListWithId | null> {
  return whenKnown(context.read(playerSnapshotRead, player), (found) => found?.current() ?? null);
}

function loadList(player: PlayerId, context: Context): MaybePromise<ListWithId> {
  return whenKnown(findCurrentList(player, context), (list) => {
    if (list === null) throw notFoundPlaceholder('player');
    return list;
  });
}

const WITH_RISKS = 'with-risks';

/** Returns the current list with the games that one more yellow card may cost. */
async function listWithRisks(player: PlayerId, context: Context): Promise<ListWithId> {
  const current = await context.snapshots.load(player);
  if (current === null) throw notFoundPlaceholder('player');
  const risks = await risksOf(player, context);
  // If nothing keeps the player out, the snapshot has no fixtures.
  const snapshots = await loadSnapshotsSince(context.store, [player], addDays(current.dossier.today, -1));
  const { dossier } = snapshots.get(player) ?? current;
  return { ...current.published, list: missedGames({ ...dossier, risks }), variant: WITH_RISKS };
}

async function listAsOf(player: PlayerId, at: Instant, { store }: Context): Promise<ListWithId> {
  const entry = await store.publishedAt(player, at);
  return entry === null ? nothingPublished(player, at) : { ...entry, variant: `as-of-${entry.revision}` };
}

function nothingPublished(player: PlayerId, at: Instant): ListWithId {
  return { player, revision: 0, publishedAt: at, cause: 'TRANSFER', variant: 'as-of-0', list: noMissedGames };
}

async function listOfInjury(injury: Injury, { snapshotsByInjury }: Context): Promise<ListWithId> {
  const snapshot = await snapshotsByInjury.load(injury.id);
  if (snapshot === null) throw notFoundPlaceholder('injury');
  return { ...snapshot.published, list: missedGamesThrough(injury, snapshot.dossier), variant: `injury-${injury.id}` };
}

async function listOfAbsence(absence: Absence, { snapshotsByAbsence }: Context): Promise<ListWithId> {
  const snapshot = await snapshotsByAbsence.load(absence);
  if (snapshot === null) throw notFoundPlaceholder('absence');
  const list = missedGamesThroughAbsence(absence, snapshot.dossier);
  return { ...snapshot.published, list, variant: `absence-${absence.id}` };
}

builder.objectField(PlayerNode, 'missedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    description:
      "The player's list of missed games. An empty list means that no game is missed: nothing keeps the player out, or `headline` says until when.",
    args: {
      asOf: t.arg({ type: 'DateTime', description: 'A moment in the past: returns the list as published then.' }),
      includeRisks: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to add games that one more yellow card may cost. Such a list is not published.',
      }),
    },
    resolve: (player, { asOf, includeRisks }, context) => {
      if (asOf != null) return listAsOf(player.id, asOf, context);
      if (includeRisks === true) return listWithRisks(player.id, context);
      return loadList(player.id, context);
    },
  }),
);

builder.objectField(InjuryNode, 'missedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    description: 'The games missed because of this injury alone, since the day of the injury; kept after the return.',
    resolve: (injury, _, context) => listOfInjury(injury, context),
  }),
);

builder.objectField(AbsenceNode, 'missedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    description: 'The games missed because of this absence alone, since its first day; kept after its end.',
    resolve: (absence, _, context) => listOfAbsence(absence, context),
  }),
);

/** Finds a list by its id: a current or past one of a player, or one for a single cause. */
export async function findList(id: string, context: Context): Promise<ListWithId | null> {
  const [player, variant] = id.split(':') as [PlayerId, string | undefined];
  if (variant === undefined) return findCurrentList(player, context);
  if (variant === WITH_RISKS) {
    return (await context.snapshots.load(player)) === null ? null : listWithRisks(player, context);
  }
  const [, kind, name = ''] = /^(as-of|injury|absence)-(.+)$/.exec(variant) ?? [];
  if (kind === 'injury') {
    const injury = await context.store.injuries.find({ id: name as InjuryId });
    return injury?.player === player ? listOfInjury(injury, context) : null;
  }
  if (kind === 'absence') {
    const absence = await orNull(AbsenceNode.getDataloader(context).load(name as AbsenceId));
    return absence?.player === player ? listOfAbsence(absence, context) : null;
  }
  if (kind !== 'as-of' || !/^\d{1,9}$/.test(name) || (await context.snapshots.load(player)) === null) return null;
  if (Number(name) === 0) return nothingPublished(player, context.commands.now());
  const entry = await context.store.publishedRevision(player, Number(name));
  return entry && { ...entry, variant };
}

/** Finds an availability by its id: the current one, or one in a list with a separate id. */
export async function findAvailability(id: string, context: Context): Promise<AvailabilityWithId | null> {
  const [player, fixture, variant] = id.split(':') as [PlayerId, FixtureId | undefined, string | undefined];
  if (fixture === undefined) return null;
  if (variant === undefined) return findCurrentAvailability(player, fixture, context);
  const list = await findList(`${player}:${variant}`, context);
  const game = list?.list.games.find((one) => one.fixture === fixture);
  return game === undefined ? null : { ...game, variant };
}
