import { yearOf } from '../domain/availability/explanation.ts';
import type { Facts } from '../domain/availability/facts.ts';
import { dayIn, type Instant } from '../domain/day.ts';
import type { PlacedEntry } from '../domain/queue-order.ts';
import type { QueueSentence } from '../domain/sentences/queue-sentence.ts';

/** Returns an entry of the editors' queue as a sentence. */
export function queueSentence(
  { kind, question, due, player, subject, ...entry }: PlacedEntry,
  facts: Facts,
  at: Instant,
): QueueSentence {
  const name = player?.name ?? '';
  const year = yearOf(dayIn('UTC', at));
  if (question === null) {
    const of = entry.subjectKind === 'Injury' ? 'INJURY' : 'ABSENCE';
    return { kind: kind === 'OVERDUE' ? 'OVERDUE' : 'DUE_TODAY', of, player: name, day: due ?? dayIn('UTC', at), year };
  }
  switch (question.kind) {
    case 'LINEUP_CONFLICT': {
      const { team, role } = question.data;
      const fixture = facts.fixtures.get(question.data.fixture);
      const rival = fixture?.home === team ? fixture.away : fixture?.home;
      const opponent = (rival == null ? undefined : facts.teams.get(rival)?.shortName) ?? null;
      return { kind: 'LINEUP_CONFLICT', player: name, role, opponent, day: fixture?.day ?? null, year };
    }
    case 'DISAGREEMENT': {
      const { words, window } = question.data;
      return { kind: 'DISAGREEMENT', player: name, source: question.source ?? '?', words, window, year };
    }
    case 'STALE':
      return { kind: 'STALE', player: name, source: question.source ?? '?' };
    case 'QUESTION': {
      const about = player?.name ?? nameOf(subject, facts);
      return { kind: 'QUESTION', source: question.source ?? '?', name: question.data.name, about };
    }
  }
}

/** Returns the name of the entity that an unknown name belongs to. */
function nameOf(subject: string, { teams, fixtures, competitions }: Facts): string {
  const named: ReadonlyMap<string, { readonly name: string }>[] = [teams, competitions];
  const found = named.flatMap((some) => some.get(subject)?.name ?? [])[0];
  if (found !== undefined) return found;
  const fixture = new Map<string, { readonly home: string | null; readonly away: string | null }>(fixtures).get(
    subject,
  );
  const sides = [fixture?.home, fixture?.away].map((team) => (team == null ? '?' : (named[0]?.get(team)?.name ?? '?')));
  return sides.join(' – ');
}
