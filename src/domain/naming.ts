import { type Issue, issuesOf } from './decision.ts';
import { type ExternalId, isSlug } from './team.ts';

interface Naming {
  readonly name: string;
  readonly shortName?: string;
  readonly slug: string;
}

/** Returns the issues of names and of the slug. `what` is its name for the client: "team". */
export function namingIssues({ name, shortName = name, slug }: Naming, what: string): Issue[] {
  return issuesOf(
    [name.trim() === '', 'name', `The name is empty; a ${what} needs a name.`],
    [shortName.trim() === '', 'shortName', 'The short name is empty.'],
    [!isSlug(slug), 'slug', 'The slug is invalid; expected lower-case letters, digits and single hyphens.'],
  );
}

interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Returns the aliases after a correction: the given ones, else the former ones with a former name. */
export function aliasesAfter(before: Named, after: Named, given: readonly string[] | undefined): string[] {
  const aliases = given ?? (before.name === after.name ? before.aliases : [...before.aliases, before.name]);
  return [...new Set(aliases)].filter((alias) => alias !== after.name && alias.trim() !== '');
}

/** Returns the aliases of both, with the name of the duplicate. */
export function aliasesOfBoth(keep: Named, duplicate: Named): string[] {
  const aliases = [...keep.aliases, duplicate.name, ...duplicate.aliases];
  return [...new Set(aliases)].filter((alias) => alias !== keep.name);
}

/** Returns the ids of both, each once, those of the kept entity first. */
export function mergedIds(keep: readonly ExternalId[], duplicate: readonly ExternalId[]): ExternalId[] {
  const key = ({ source, value }: ExternalId): string => `${source} ${value}`;
  return [...new Map([...keep, ...duplicate].map((id) => [key(id), id])).values()];
}
