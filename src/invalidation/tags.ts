import type { Brand } from '../domain/brand.ts';

/** Tag of a piece of data that can change. Invalidations carry tags only; receivers read the current state again. */
export type Tag = Brand<string, 'Tag'>;

/** Tags of what has changed. `ALL`: anything may have changed. */
export type InvalidatedTags = ReadonlySet<Tag> | 'ALL';

const tag =
  (kind: string) =>
  (id: string): Tag =>
    `${kind}:${id}` as Tag;

export const tags = {
  team: tag('team'),
  /** A player with their memberships and all records: injuries, suspensions, absences, loans, cards. */
  player: tag('player'),
  /** The ledger of a player's published lists. */
  list: tag('list'),
  competition: tag('competition'),
  /** A fixture with its line-ups. */
  fixture: tag('fixture'),
  family: tag('family'),
  injury: tag('injury'),
  suspension: tag('suspension'),
  absence: tag('absence'),
  loan: tag('loan'),
  /** The fixtures of a team. */
  fixturesOf: tag('fixtures-of'),
  /** The players of a team. */
  squadOf: tag('squad-of'),
  /** The list of all entities of a kind: one was added, or may have changed its position. */
  all: tag('all'),
  /** Webhooks were added or removed, or messages to them were added. */
  webhooks: tag('all')('webhooks'),
  /** A time boundary (midnight or kick-off) was processed. */
  time: tag('time')('passed'),
  /** The clock was moved. */
  clock: tag('time')('moved'),
};
