import { randomUUID } from 'node:crypto';
import { accept, conflict } from '../../domain/decision.ts';
import * as decisions from '../../domain/team.ts';
import { type ExternalId, slugOf, type Team, type TeamId, type TeamKind } from '../../domain/team.ts';
import type { Command, Optional } from '../command.ts';
import { isTaken, uniqueRefs } from './references.ts';

export interface RegisterTeam {
  readonly name: string;
  /** Default: the name. */
  readonly shortName?: Optional<string>;
  /** Default: derived from the short name. */
  readonly slug?: Optional<string>;
  readonly kind: TeamKind;
  readonly country?: Optional<string>;
  readonly timeZone: string;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function registerTeam(input: RegisterTeam): Command<Team> {
  const { name, kind, timeZone, shortName = null, slug = null, country = null } = input;
  const externalIds = input.externalIds ?? [];
  const ownSlug = slug ?? slugOf(shortName ?? name);
  const refs = uniqueRefs(ownSlug, externalIds);
  return {
    scope: { teams: refs },
    decide(snapshot) {
      const registration = { name, kind, timeZone, shortName, slug, country, externalIds };
      const decision = decisions.registerTeam(randomUUID() as TeamId, registration);
      if (!decision.ok) return decision;
      if (isTaken(snapshot.teams, refs)) {
        return conflict(`There is already a team with the slug "${ownSlug}" or one of these external ids.`);
      }
      return accept({ changed: { teams: [decision.value] }, cause: 'TRANSFER', value: decision.value });
    },
  };
}
