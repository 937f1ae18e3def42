import { LRUCache } from 'lru-cache';
import anyAscii from 'any-ascii';
import type { Brand } from './brand.ts';
import { isTimeZone } from './day.ts';
import { accept, type Decision, invalid, issuesOf } from './decision.ts';
import type { Gender } from './gender.ts';

export type TeamId = Brand<string, 'TeamId'>;

export const TEAM_KINDS = ['CLUB', 'NATIONAL'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** The id of the same entity in another system: a data provider or a feed. */
export interface ExternalId {
  readonly source: string;
  readonly value: string;
}

export interface Team {
  readonly id: TeamId;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: TeamKind;
  readonly country: string | null;
  /** IANA name. Home match days and the players' "today" are days in this zone. */
  readonly timeZone: string;
  /** Null if unknown. */
  readonly gender: Gender | null;
  /** Other names by which the team is known. */
  readonly aliases: readonly string[];
  /** Three letters, such as `RMA`; null if none is known. */
  readonly code: string | null;
  /** As CSS colours, the main one first. */
  readonly colours: readonly string[];
  readonly crestUrl: string | null;
  readonly externalIds: readonly ExternalId[];
}

/** The values of a team's unknown fields. */
export const UNKNOWN_TEAM_DETAILS = { gender: null, aliases: [], code: null, colours: [], crestUrl: null } as const;

export interface TeamRegistration {
  readonly name: string;
  readonly shortName: string | null;
  readonly slug: string | null;
  readonly kind: TeamKind;
  readonly country: string | null;
  readonly timeZone: string;
  readonly externalIds: readonly ExternalId[];
}

/** A reference that a client uses to name an entity. */
export type Ref<Id> = { readonly id: Id } | { readonly slug: string } | { readonly external: ExternalId };
export type TeamRef = Ref<TeamId>;

const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
/** Loaded with the first name, because that takes as much CPU as a start of bare Node. */
let slugify: typeof import('@sindresorhus/slugify').default | null = null;

/** Caches `slugOf`: fixture files repeat the same few hundred names in every row. */
const slugs = new LRUCache<string, string>({ max: 5_000 });

/** Letters that `slugify` leaves out, so that "FC東京" and "FC町田ゼルビア" would have one slug. */
const OTHER_SCRIPTS =
  /(?:(?!\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}|\p{Script=Armenian}|\p{Script=Georgian})\p{L}\p{M}*)+/gu;

/** Returns the URL form of a name: `Atlético Madrid` becomes `atletico-madrid`. */
export function slugOf(name: string): string {
  const cached = slugs.get(name);
  if (cached !== undefined) return cached;
  slugify ??= (require('@sindresorhus/slugify') as typeof import('@sindresorhus/slugify')).default;
  const slug = slugify(name.replaceAll(OTHER_SCRIPTS, (letters) => ` ${anyAscii(letters)} `));
  slugs.set(name, slug);
  return slug;
}

/** Returns the URL form of a team's name, in which "VfB" and "ЖК" are words: `VfB Stuttgart` becomes `vfb-stuttgart`. */
export function teamSlugOf(name: string): string {
  return slugOf(name.toLowerCase());
}

/** Whether a text has the form of a slug. */
export function isSlug(slug: string): boolean {
  return slug !== '' && slugOf(slug) === slug;
}

export function registerTeam(id: TeamId, registration: TeamRegistration): Decision<Team> {
  const shortName = registration.shortName ?? registration.name;
  const slug = registration.slug ?? teamSlugOf(shortName);
  const issues = issuesOf(
    [registration.name.trim() === '', 'name', 'The name is empty; a team needs a name.'],
    [
      slug === '' || !isSlug(slug),
      'slug',
      'The slug is invalid; expected lower-case letters, digits and single hyphens.',
    ],
    [
      !isTimeZone(registration.timeZone),
      'timeZone',
      `"${registration.timeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid".`,
    ],
  );
  return issues.length > 0
    ? invalid(issues)
    : accept({ ...UNKNOWN_TEAM_DETAILS, ...registration, id, shortName, slug });
}
