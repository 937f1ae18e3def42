import {
  type AvailabilityChange,
  type CHANGE_KINDS,
  diffGames,
  type ListedGame,
} from '../domain/availability/list-diff.ts';
import type { Day } from '../domain/day.ts';
import { AvailabilityNode, type AvailabilityWithId, findCurrentAvailability, VerdictEnum } from './availability.ts';
import { builder } from './builder.ts';
import { FixtureNode } from './fixture.ts';
import { PlayerNode } from './player.ts';
import type { SubscriptionState } from './subscription-state.ts';

const ChangeKindEnum = builder.enumType('ChangeKind', {
  description: 'How the entry of a player and a fixture changed between two lists.',
  values: {
    ADDED: { description: 'The fixture was added to the list.' },
    REMOVED: { description: 'The fixture was removed from the list.' },
    CHANGED: { description: 'The verdict changed.' },
    MOVED: { description: 'The verdict is the same, the day is new.' },
  } satisfies Record<(typeof CHANGE_KINDS)[number], { description: string }>,
});

export const AvailabilityChangeObject = builder.objectRef<AvailabilityChange>('AvailabilityChange').implement({
  description:
    'A fixture that was added, removed, moved, or has a new verdict. Changes of the chance alone are not listed.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKindEnum, description: 'The kind of change.' }),
    fixture: t.field({ type: FixtureNode, description: 'The fixture.', resolve: ({ fixture }) => fixture }),
    player: t.field({
      type: PlayerNode,
      description: 'The player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    before: t.expose('before', {
      type: VerdictEnum,
      nullable: true,
      description: 'The verdict in the earlier list; null if the fixture was not in it.',
    }),
    after: t.expose('after', {
      type: VerdictEnum,
      nullable: true,
      description: 'The verdict in the new list; null if the fixture is not in it.',
    }),
    availability: t.field({
      type: AvailabilityNode,
      nullable: true,
      description:
        "The player's current availability, also for REMOVED, so that caches overwrite their entry; null if the player's teams no longer play in the fixture.",
      resolve: ({ player, fixture }, _, context) => findCurrentAvailability(player, fixture, context),
    }),
  }),
});

/** A squad's availability for a fixture, with the day on which it is listed. */
export interface SquadEntry extends ListedGame {
  readonly availability: AvailabilityWithId;
}

export function squadEntries(availabilities: readonly AvailabilityWithId[], day: Day | null): SquadEntry[] {
  return availabilities.map((availability) => {
    const { player, fixture, verdict } = availability;
    return { player, fixture, verdict, day, availability };
  });
}

/** The number of earlier states of a squad that are kept for subscribers that have skipped updates. */
const MAX_VERSIONS = 64;

/**
 * Returns the changes since the state that the subscribers have, and records the current one as the next version. The
 * event is marked as unchanged if they have it already.
 */
export function squadChanges(entries: readonly SquadEntry[], state: SubscriptionState | null): AvailabilityChange[] {
  if (state === null) return [];
  const { versions } = state;
  const seen =
    state.revision === null ? undefined : (versions.get(state.revision) as readonly SquadEntry[] | undefined);
  const latest = [...versions.keys()].at(-1) ?? 0;
  const isLatest = latest > 0 && JSON.stringify(versions.get(latest)) === JSON.stringify(entries);
  const version = isLatest ? latest : latest + 1;
  if (!isLatest) versions.set(version, entries);
  const [oldest] = versions.keys();
  if (versions.size > MAX_VERSIONS && oldest !== undefined) versions.delete(oldest);
  state.unchanged = state.revision === version;
  state.revision = version;
  return seen === undefined ? [] : diffGames(seen, entries);
}
