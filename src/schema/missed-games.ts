import { builder } from './builder.ts';
import type { Context } from './context.ts';
import type { PlayerSnapshot } from '../cache/player-snapshot.ts';
import type { Instant } from '../domain/day.ts';
import { FixtureNode } from './fixture.ts';
import { ReturnWindowObject } from './recovery-estimate.ts';
import type { FixtureId } from '../domain/fixture.ts';
import { InjuryNode } from './injury.ts';
import type { Injury, InjuryId } from '../domain/injury.ts';
import { NotFoundPlaceholder } from './node-loader.ts';
import { PlayerNode } from './player.ts';
import type { PlayerId } from '../domain/player.ts';
import { AvailabilityNode, findCurrentAvailability, shown, type ShownAvailability } from './availability.ts';
import { missedGamesThrough, noMissedGames } from '../domain/availability/missed-games.ts';
import { type PublishedList } from '../domain/availability/published-list.ts';
import { type CHANGE_CAUSES } from '../domain/availability/published-list.ts';
import { type MissedGamesCount } from '../domain/availability/published-list.ts';

const ChangeCauseEnum = builder.enumType('ChangeCause', {
  description: 'Why a list is another one than before.',
  values: {
    INJURY_REPORTED: { description: 'He was reported hurt.' },
    INJURY_AMENDED: { description: 'More is known of his injury.' },
    ESTIMATE_REVISED: { description: 'Somebody estimates his return anew.' },
    RETURN_RECORDED: { description: 'He is back.' },
    INJURY_WITHDRAWN: { description: 'A report was taken back.' },
    SUSPENSION: { description: 'A ban was imposed or lifted.' },
    FIXTURE: { description: 'A fixture came, moved, was called off or was played.' },
    TRANSFER: { description: 'He joined or left a team, or became known here.' },
    TIME_PASSED: { description: 'Midnight or a kick-off passed.' },
  } satisfies Record<(typeof CHANGE_CAUSES)[number], { description: string }>,
});

const MissedGamesCountObject = builder.objectRef<MissedGamesCount>('MissedGamesCount').implement({
  description:
    'How many games. Conditional ties are in `conditional` and `max` only; confirmed games without a date in none.',
  fields: (t) => ({
    missed: t.exposeInt('missed', { description: 'Kicked off without him.' }),
    out: t.exposeInt('out', { description: 'Certain or nearly: a chance of 0.9 or more.' }),
    doubtful: t.exposeInt('doubtful', { description: 'Unlikely to play: 0.5 up to 0.9.' }),
    questionable: t.exposeInt('questionable', { description: 'May miss it: above 0.1 up to 0.5.' }),
    conditional: t.exposeInt('conditional', { description: 'Ties that may not be played, whatever the chance.' }),
    min: t.exposeInt('min', { description: 'missed + out.' }),
    max: t.exposeInt('max', { description: 'missed + out + doubtful + questionable + conditional.' }),
    expected: t.exposeFloat('expected', { description: 'The sum of the chances, conditional ties left out.' }),
  }),
});

/** A list with the id that it is known by. `apart` tells it from the present one: of the past, of one injury, a what-if. */
export interface ShownList extends PublishedList {
  readonly apart?: string;
}

function listId({ player, apart }: ShownList): string {
  return player + (apart === undefined ? '' : `:${apart}`);
}

export const MissedGamesNode = builder.objectRef<ShownList>('MissedGames');
builder.node(MissedGamesNode, {
  id: { resolve: listId },
  extensions: { ownId: listId },
  description:
    'Which games will he miss. The present list has one id per player; one of the past, of one injury or of a what-if has its own.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'Who.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    revision: t.exposeInt('revision', {
      description: 'Grows by one each time what is published changes; 0 before anything was.',
    }),
    assessedAt: t.field({
      type: 'DateTime',
      description: 'When this revision came to be.',
      resolve: ({ publishedAt }) => publishedAt,
    }),
    cause: t.expose('cause', { type: ChangeCauseEnum, description: 'Why this revision exists.' }),
    games: t.field({
      type: [AvailabilityNode],
      description: 'In order of kick-off: every game that he has missed or may miss; those without a date last.',
      resolve: ({ list, apart }) => list.games.map((game) => shown(game, apart)),
    }),
    count: t.field({ type: MissedGamesCountObject, description: 'How many.', resolve: ({ list }) => list.count }),
    returnWindow: t.field({
      type: ReturnWindowObject,
      nullable: true,
      description: 'When nothing keeps him out any more, given that he is out today; null where nothing does.',
      resolve: ({ list }) => list.returnWindow,
    }),
    targetReturn: t.field({
      type: FixtureNode,
      nullable: true,
      description: 'The first that he is more likely than not to be available for.',
      resolve: ({ list }, _, { store }) => list.targetReturn && store.fixtures.cachedOrId(list.targetReturn),
    }),
    headline: t.string({ description: 'The list in one line.', resolve: ({ list }) => list.headline }),
  }),
});

/** The present list: derived, as everywhere, and the revision of the ledger that it is. */
function presentList({ published, list }: PlayerSnapshot): ShownList {
  return { ...published, list: list() };
}

export async function findCurrentList(player: PlayerId, { snapshots }: Context): Promise<ShownList | null> {
  const found = await snapshots.load(player);
  return found === null ? null : presentList(found);
}

async function loadList(player: PlayerId, context: Context): Promise<ShownList> {
  const list = await findCurrentList(player, context);
  if (list === null) throw NotFoundPlaceholder('player');
  return list;
}

async function listAsOf(player: PlayerId, at: Instant, { store }: Context): Promise<ShownList> {
  const entry = await store.publishedAt(player, at);
  return entry === null ? nothingPublished(player, at) : { ...entry, apart: `as-of-${entry.revision}` };
}

function nothingPublished(player: PlayerId, at: Instant): ShownList {
  return { player, revision: 0, publishedAt: at, cause: 'TRANSFER', apart: 'as-of-0', list: noMissedGames };
}

async function listThrough(injury: Injury, { snapshotsByInjury }: Context): Promise<ShownList> {
  const present = await snapshotsByInjury.load(injury.id);
  if (present === null) throw NotFoundPlaceholder('injury');
  return { ...present.published, list: missedGamesThrough(injury, present.dossier), apart: `injury-${injury.id}` };
}

builder.objectField(PlayerNode, 'missedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    description: 'Which games will he miss. An empty list: nothing keeps him out.',
    args: { asOf: t.arg({ type: 'DateTime', description: 'The list as it was published at that moment.' }) },
    resolve: (player, { asOf }, context) => {
      if (asOf != null) return listAsOf(player.id, asOf, context);
      const present = context.cachedSnapshot(player.id);
      return present == null ? loadList(player.id, context) : presentList(present);
    },
  }),
);

builder.objectField(InjuryNode, 'missedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    description: 'The games due to this injury by itself, from the day it happened; those of a healed one stay.',
    resolve: (injury, _, context) => listThrough(injury, context),
  }),
);

/** The list that an id stands for: the present one of a player, one of the past, or that of one injury. */
export async function findList(id: string, context: Context): Promise<ShownList | null> {
  const [player, apart] = id.split(':') as [PlayerId, string | undefined];
  if (apart === undefined) return findCurrentList(player, context);
  const [, kind, name = ''] = /^(as-of|injury)-(.+)$/.exec(apart) ?? [];
  if (kind === 'injury') {
    const injury = await context.store.injuries.find({ id: name as InjuryId });
    return injury?.player === player ? listThrough(injury, context) : null;
  }
  if (kind !== 'as-of' || !/^\d{1,9}$/.test(name) || (await context.snapshots.load(player)) === null) return null;
  if (Number(name) === 0) return nothingPublished(player, context.commands.now());
  const entry = await context.store.publishedRevision(player, Number(name));
  return entry && { ...entry, apart };
}

/** The availability that an id stands for: the present one, or that of a list which has an id of its own. */
export async function findAvailability(id: string, context: Context): Promise<ShownAvailability | null> {
  const [player, fixture, apart] = id.split(':') as [PlayerId, FixtureId | undefined, string | undefined];
  if (fixture === undefined) return null;
  if (apart === undefined) return findCurrentAvailability(player, fixture, context);
  const list = await findList(`${player}:${apart}`, context);
  const game = list?.list.games.find((one) => one.fixture === fixture);
  return game === undefined ? null : shown(game, apart);
}
