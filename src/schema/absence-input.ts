import type { AbsenceEnd } from '../domain/absence.ts';
import { addDays, daysBetween } from '../domain/day.ts';
import type { AbsenceScopeRefs } from '../write-path/commands/absence.ts';
import { builder } from './builder.ts';
import { familyId } from './competition-family.ts';
import { InvalidInput } from './errors.ts';
import { fixtureId } from './fixture.ts';
import { longText, someOf } from './input-validation.ts';
import { ReturnWindowInput } from './recovery-estimate-input.ts';
import { requireValid } from './references.ts';
import { teamRef, TeamRefInput } from './team.ts';

export const AbsenceScopeInput = builder.inputType('AbsenceScopeInput', {
  description: 'The games that an absence covers: those that meet all given conditions.',
  fields: (t) => ({
    teams: t.field({ type: [TeamRefInput], validate: someOf, description: 'Only games for these teams.' }),
    families: t.idList({ validate: someOf, description: 'Only games of the competition families with these ids.' }),
    fixtures: t.idList({ validate: someOf, description: 'Only the fixtures with these ids.' }),
  }),
});

export const AbsenceEndInput = builder.inputType('AbsenceEndInput', {
  description: 'When an absence is expected to end, in exactly one of these forms.',
  isOneOf: true,
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'The first day on which the player is available again; certain.' }),
    window: t.field({ type: ReturnWindowInput, description: 'A window, as for injuries.' }),
    games: t.int({ description: 'The number of games that are missed: 1 to 100.' }),
    condition: t.string({ validate: longText, description: 'The condition that ends it: "until Morocco are out".' }),
    open: t.boolean({ description: 'Not known; expected true.' }),
  }),
});

/** Returns the end in an input; null if none was given. */
export function parseEnd(input: typeof AbsenceEndInput.$inferInput | null | undefined): AbsenceEnd | null {
  if (input == null) return null;
  if (input.date != null) return { kind: 'DATE', date: input.date };
  if (input.window != null) {
    const { earliest, latest } = input.window;
    const middle = addDays(earliest, Math.floor(daysBetween(earliest, latest) / 2));
    return { kind: 'WINDOW', window: { earliest, likely: input.window.likely ?? middle, latest } };
  }
  if (input.games != null) return { kind: 'GAMES', games: input.games };
  if (input.condition != null) return { kind: 'CONDITION', condition: input.condition };
  if (input.open === true) return { kind: 'OPEN' };
  throw new InvalidInput([{ path: ['input', 'until', 'open'], message: 'Expected true.' }]);
}

/** Returns the scope in an input; null if none was given. Throws NotFound if a reference is malformed. */
export function parseAbsenceScope(
  input: typeof AbsenceScopeInput.$inferInput | null | undefined,
): AbsenceScopeRefs | null {
  if (input == null) return null;
  return {
    teams: (input.teams ?? []).map((team) => requireValid(teamRef, team, 'team', 'scope')),
    families: (input.families ?? []).map((id) => requireValid(familyId, String(id), 'competition family', 'scope')),
    fixtures: (input.fixtures ?? []).map((id) => requireValid(fixtureId, String(id), 'fixture', 'scope')),
  };
}
