import { z } from 'zod';
import type { FeedDocument, FeedFailure, FeedProblem } from '../adapter.ts';
import { parseDocument } from '../reading/json-document.ts';
import * as shapes from './api-football-shapes.ts';
import { Id, problemIn } from './shapes.ts';

/** The envelope of every response. `errors` is an empty list, or an object of messages, even with status 200. */
const Answer = z.object({
  get: z.string(),
  parameters: z.unknown().optional(),
  errors: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).nullish(),
  response: z.array(z.unknown()),
});
type Answer = z.infer<typeof Answer>;
const Document = z.union([z.array(Answer), Answer.transform((answer) => [answer])]);

/** A row with its path. `of` is the fixture or player that its response is about; null if it names none. */
export interface AnswerRow<Value> {
  readonly row: string;
  readonly value: Value;
  readonly of: string | null;
}

/** Returns the responses in the documents: each document is one response, or a list of them. */
export function answersIn(documents: readonly FeedDocument[]): readonly Answer[] | FeedFailure {
  const answers: Answer[] = [];
  for (const document of documents) {
    const reading = parseDocument(document, Document);
    if (!reading.ok) return reading.failure;
    for (const answer of reading.value) {
      const refusal = refusalIn(document.name, answer);
      if (refusal !== null) return refusal;
      answers.push(answer);
    }
  }
  if (answers.some(({ response }) => response.length > 0)) return answers;
  const message = 'API-Football sent no rows. Its plan may not cover this league or season.';
  return { kind: 'EMPTY', document: null, message };
}

/** Returns the failure in a response; null if there is none. Errors come with status 200, as messages by subject. */
function refusalIn(name: string, { errors }: Answer): FeedFailure | null {
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  const isPlan = entries.some(([about, text]) => about === 'plan' || /\bplans?\b|subscription/i.test(String(text)));
  const message = `${name}: API-Football says: ${entries.map(([, text]) => String(text)).join(' ')}`;
  return { kind: isPlan ? 'NOT_IN_PLAN' : 'API_ERROR', document: name, message };
}

export type ApiFootballRows = ReturnType<typeof rowsIn>;

/** Returns the rows of all responses by subject, and the problems of those that cannot be read. */
export function rowsIn(answers: readonly Answer[]) {
  const problems: FeedProblem[] = [];
  const read = new Set<Answer>();
  const rows = <Value>(path: RegExp, shape: z.ZodType<Value>): AnswerRow<Value>[] =>
    answers
      .filter(({ get }) => path.test(get))
      .flatMap((answer) => {
        read.add(answer);
        return answer.response.flatMap((json, index) => {
          const row = `${answer.get}.${index}`;
          const parsed = shape.safeParse(json);
          if (parsed.success) return [{ row, value: parsed.data, of: subjectOf(answer) }];
          problems.push(problemIn(row, parsed.error));
          return [];
        });
      });
  const fixtures = rows(/^fixtures$/, shapes.FixtureRow);
  const inFixtures = <Key extends 'lineups' | 'events'>(key: Key) =>
    fixtures.flatMap(({ row, value }) =>
      (value[key] ?? []).map((one, index) => ({ row: `${row}.${key}.${index}`, value: one, of: value.fixture.id })),
    ) as AnswerRow<NonNullable<shapes.FixtureRow[Key]>[number]>[];
  const found = {
    fixtures,
    teams: rows(/^teams$/, shapes.TeamRow),
    squads: rows(/^players\/squads$/, shapes.SquadRow),
    players: rows(/^players(?:\/top\w+)?$/, shapes.PlayerRow),
    injuries: rows(/^injuries$/, shapes.InjuryRow),
    sidelined: rows(/^sidelined$/, shapes.SidelinedRow),
    lineups: [...inFixtures('lineups'), ...rows(/^fixtures\/lineups$/, shapes.LineupRow)],
    events: [...inFixtures('events'), ...rows(/^fixtures\/events$/, shapes.EventRow)],
    problems,
  };
  for (const answer of answers) {
    if (!read.has(answer)) problems.push({ row: answer.get, field: null, message: `"${answer.get}" is not read.` });
  }
  return found;
}

const Parameters = z.object({ fixture: Id.optional(), player: Id.optional() });

function subjectOf({ parameters }: Answer): string | null {
  const parsed = Parameters.safeParse(parameters);
  return parsed.success ? (parsed.data.fixture ?? parsed.data.player ?? null) : null;
}
