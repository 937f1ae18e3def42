import { LRUCache } from 'lru-cache';
import slugify from '@sindresorhus/slugify';
import type { Brand } from './brand.ts';
import { isTimeZone } from './day.ts';
import { accept, type Decision, invalid, issuesOf } from './decision.ts';

export type TeamId = Brand<string, 'TeamId'>;

export const TEAM_KINDS = ['CLUB', 'NATIONAL'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** The id of the same thing elsewhere: at a data provider, in a feed. */
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
  /** IANA name: its home match days and its players' "today" are days in this zone. */
  readonly timeZone: string;
  readonly externalIds: readonly ExternalId[];
}

export interface TeamRegistration {
  readonly name: string;
  readonly shortName: string | null;
  readonly slug: string | null;
  readonly kind: TeamKind;
  readonly country: string | null;
  readonly timeZone: string;
  readonly externalIds: readonly ExternalId[];
}

/** How a reader points at a team. */
export type Ref<Id> = { readonly id: Id } | { readonly slug: string } | { readonly external: ExternalId };
export type TeamRef = Ref<TeamId>;

/** The same few hundred names come again and again, and a file of fixtures has them in each row. */
const slugs = new LRUCache<string, string>({ max: 5_000 });

/** A name as it stands in a URL: `Atlético Madrid` is `atletico-madrid`. */
export function slugOf(name: string): string {
  const known = slugs.get(name);
  if (known !== undefined) return known;
  const slug = slugify(name);
  slugs.set(name, slug);
  return slug;
}

/** The faults of a slug that somebody chose. */
export function isSlug(slug: string): boolean {
  return slug !== '' && slugOf(slug) === slug;
}

export function registerTeam(id: TeamId, said: TeamRegistration): Decision<Team> {
  const shortName = said.shortName ?? said.name;
  const slug = said.slug ?? slugOf(shortName);
  const issues = issuesOf(
    [said.name.trim() === '', 'name', 'A team needs a name.'],
    [slug === '' || !isSlug(slug), 'slug', 'A slug is made of lower-case letters, digits and single hyphens.'],
    [!isTimeZone(said.timeZone), 'timeZone', `"${said.timeZone}" is no time zone; an example is "Europe/Madrid".`],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...said, id, shortName, slug });
}
