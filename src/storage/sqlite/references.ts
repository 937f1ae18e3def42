import type { Competition, CompetitionRef } from '../../domain/competition.ts';
import type { CompetitionFamily, FamilyRef } from '../../domain/competition-family.ts';
import type { Fixture, FixtureRef } from '../../domain/fixture.ts';
import type { Player, PlayerRef } from '../../domain/player.ts';
import { formerRef, type RedirectedEntity } from '../../domain/redirect.ts';
import type { Team, TeamRef } from '../../domain/team.ts';
import { competitionFromRow, fixtureFromRow, playerFromRow, teamFromRow } from '../rows.ts';
import { listJson } from './selections.ts';
import type { Statements } from './statements.ts';

/** Entities by references. Former references are followed and recorded in `redirects`. */
export interface Named<Entity> {
  readonly entities: Entity[];
  /** Current ids by the former references that were followed. */
  readonly redirects: ReadonlyMap<string, string>;
}

const NO_REDIRECTS: ReadonlyMap<string, string> = new Map();

/** Reads entities by id; ids that are not found are looked up among the former ones. */
function readByIds<Entity extends { readonly id: string }>(
  s: Statements,
  noun: RedirectedEntity,
  ids: readonly Entity['id'][],
  read: ReadById<Entity>,
): Named<Entity> {
  if (ids.length === 0) return { entities: [], redirects: NO_REDIRECTS };
  const entities = read(ids);
  const distinct = new Set(ids);
  if (entities.length === distinct.size) return { entities, redirects: NO_REDIRECTS };
  for (const { id } of entities) distinct.delete(id);
  return followed(s, noun, [...distinct], entities, read);
}

function followed<Entity extends { readonly id: string }>(
  s: Statements,
  noun: RedirectedEntity,
  unknown: readonly string[],
  entities: Entity[],
  read: ReadById<Entity>,
): Named<Entity> {
  const redirects = new Map(s.redirects.all({ noun, refs: listJson(unknown) }).map(({ from, to }) => [from, to]));
  if (redirects.size === 0) return { entities, redirects };
  const known = new Set(entities.map(({ id }) => id));
  const kept = [...new Set(redirects.values())].filter((id) => !known.has(id));
  return { entities: [...entities, ...(kept.length === 0 ? [] : read(kept))], redirects };
}

/** Reads all entities with ids in one statement, because there may be a whole squad. */
function readByRefs<Entity extends { readonly id: string }, Ref extends object>(
  s: Statements,
  noun: RedirectedEntity,
  refs: readonly Ref[],
  read: ReadById<Entity>,
  readOther: (ref: Exclude<Ref, { readonly id: string }>) => Entity[],
): Named<Entity> {
  const ids = refs.flatMap((ref) => ('id' in ref ? [String(ref.id)] : []));
  const byId = readByIds(s, noun, ids, read);
  const others = refs.filter((ref): ref is Exclude<Ref, { readonly id: string }> => !('id' in ref));
  if (others.length === 0) return byId;
  const entities = [...byId.entities];
  const unknown: string[] = [];
  for (const ref of others) {
    const found = readOther(ref);
    entities.push(...found);
    const former = found.length === 0 ? formerRef(ref) : null;
    if (former !== null) unknown.push(former);
  }
  if (unknown.length === 0) return { entities, redirects: byId.redirects };
  const more = followed(s, noun, unknown, entities, read);
  return { entities: more.entities, redirects: new Map([...byId.redirects, ...more.redirects]) };
}

/** Reads entities by id. */
export type ReadById<Entity extends { readonly id: string }> = (ids: readonly Entity['id'][]) => Entity[];

export function teamsNamed(
  s: Statements,
  refs: readonly TeamRef[],
  read: ReadById<Team> = (ids) => s.teamsByIds.all({ ids: listJson(ids) }).map(teamFromRow),
): Named<Team> {
  return readByRefs(s, 'team', refs, read, (ref) =>
    ('slug' in ref ? s.teamBySlug.all({ slug: ref.slug }) : s.teamByExternalId.all({ ...ref.external })).map(
      teamFromRow,
    ),
  );
}

export function playersNamed(
  s: Statements,
  refs: readonly PlayerRef[],
  read: ReadById<Player> = (ids) => s.playersByIds.all({ ids: listJson(ids) }).map(playerFromRow),
): Named<Player> {
  return readByRefs(s, 'player', refs, read, (ref) =>
    ('slug' in ref ? s.playerBySlug.all({ slug: ref.slug }) : s.playerByExternalId.all({ ...ref.external })).map(
      playerFromRow,
    ),
  );
}

export function competitionsNamed(
  s: Statements,
  refs: readonly CompetitionRef[],
  read: ReadById<Competition> = (ids) => s.competitionsByIds.all({ ids: listJson(ids) }).map(competitionFromRow),
): Named<Competition> {
  return readByRefs(s, 'competition', refs, read, (ref) =>
    ('slug' in ref
      ? s.competitionBySlug.all({ slug: ref.slug })
      : s.competitionByExternalId.all({ ...ref.external })
    ).map(competitionFromRow),
  );
}

export function fixturesNamed(s: Statements, refs: readonly FixtureRef[]): Named<Fixture> {
  const read: ReadById<Fixture> = (ids) => s.fixturesByIds.all({ ids: listJson(ids) }).map(fixtureFromRow);
  return readByRefs(s, 'fixture', refs, read, ({ external }) =>
    s.fixtureByExternalId.all({ ...external }).map(fixtureFromRow),
  );
}

export function familiesNamed(s: Statements, refs: readonly FamilyRef[]): CompetitionFamily[] {
  const ids = refs.flatMap((ref) => ('id' in ref ? [ref.id] : []));
  const slugs = refs.flatMap((ref) => ('slug' in ref ? [ref.slug] : []));
  return [
    ...(ids.length === 0 ? [] : s.familiesByIds.all({ ids: listJson(ids) })),
    ...(slugs.length === 0 ? [] : s.familiesBySlugs.all({ slugs: listJson(slugs) })),
  ];
}
