/** The claim of a text about named fixtures: missed, in doubt, or the one of the return. */

import type { ClaimResult, Meaning } from './claim.ts';
import { doubtful } from './claim.ts';
import type { EstimateContext } from './context.ts';
import { dayAt, type FixtureMention, type NamedDay, resolveFixtures } from './fixtures.ts';
import { afterLastMissed, returnInGame } from './game-windows.ts';
import type { Bound } from './reading.ts';

const UNREAD = { unread: true } as const;

export function claimOfFixtures(mention: FixtureMention, meaning: Meaning, context: EstimateContext): ClaimResult {
  const days = resolveFixtures(mention, context);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { error: 'NO_SUCH_FIXTURE' };
  const { frame, relations, hedged } = meaning;
  const has = (relation: string): boolean => relations.has(relation);
  switch (frame) {
    case 'OUT':
      if (has('UNTIL') && !has('AFTER')) return returnsIn(first, has('LEAST') ? 'AT_LEAST' : 'EXACT');
      if (['BEFORE', 'BY', 'LATE', 'MOST', 'FROM'].some(has)) return UNREAD;
      if (hedged) return doubtful(first.day, context, first.fixture?.id ?? null, 35);
      return misses(days);
    case 'BACK':
      if (has('AFTER')) return misses(days);
      if (has('LATE')) return returnsIn(first, 'LATE');
      if (has('LEAST')) return returnsIn(first, 'AT_LEAST');
      if (has('BEFORE')) return returnsIn(first, 'BY');
      if (has('MOST') || has('FROM')) return has('FROM') ? returnsIn(first, 'FROM') : UNREAD;
      if (days.length > 1) return UNREAD;
      return returnsIn(first, hedged ? 'ABOUT' : 'EXACT');
    case 'DOUBT':
    case 'BIGDOUBT':
    case 'LATETEST':
      if (has('UNTIL') || has('AFTER')) return UNREAD;
      return doubtful(first.day, context, first.fixture?.id ?? null, frame === 'BIGDOUBT' ? 30 : 50);
    case 'TEST':
      return has('BEFORE') ? doubtful(first.day, context, first.fixture?.id ?? null, 50) : UNREAD;
    case null:
      if (has('UNTIL') && !has('AFTER')) return returnsIn(first, 'EXACT');
      if (has('LATE')) return returnsIn(first, 'LATE');
      if (has('LEAST')) return returnsIn(first, 'AT_LEAST');
      if (has('AFTER')) return misses(days);
      return UNREAD;
    default:
      return UNREAD;
  }

  function misses(missed: readonly NamedDay[]): ClaimResult {
    const end = missed.at(-1)?.day ?? 0;
    const ids = missed.flatMap(({ fixture }) => (fixture === null ? [] : [fixture.id]));
    const reading = { kind: 'MISSES', fixtures: ids, days: missed.map(({ day }) => dayAt(context, day)) } as const;
    return { reading, spread: afterLastMissed(end), role: 'FLOOR' };
  }

  function returnsIn({ day, fixture }: NamedDay, bound: Bound): ClaimResult {
    const reading = { kind: 'RETURNS_IN', fixture: fixture?.id ?? null, day: dayAt(context, day), bound } as const;
    return { reading, spread: returnInGame(day, bound, context), role: 'WINDOW' };
  }
}
