import { z } from 'zod';
import type { FeedReading, FeedScore } from '../feed.ts';
import { isStorable } from '../../domain/text.ts';
import { matchesInRounds } from './older-openfootball.ts';
import { readRows, rejectFile, type FeedFormat, type FeedRow } from './read-rows.ts';

/**
 * Parses one season of a competition in openfootball's JSON:
 * ```json
 * { "matches": [
 *   { "round": "Matchday 22", "date": "2026-02-01", "time": "14:00", "team1": "Real Madrid CF",
 *     "team2": "Rayo Vallecano de Madrid", "score": { "ht": [1, 0], "ft": [2, 1] } } ] }
 * ```
 * Only the teams of a match are required. Times are in `timeZone`, unless they have an offset ("13:00 UTC-6"). The
 * score is `et`, after extra time, or else `ft`; `ht` is ignored, `p` is the shoot-out, and an empty score means none.
 * Without a `status`, a match is FINISHED with a score, TIMED with a time, SCHEDULED with a date, and POSTPONED without
 * one. `num` is the number of the match. Unknown fields (`group`, `goals1`) are ignored. The form of older files, with
 * `rounds` of matches, is read too.
 * @param data The text of the file, with or without a byte order mark.
 * @param timeZone An IANA name.
 */
export function readOpenfootball(data: string, timeZone: string): FeedReading {
  const text = data.replace(/^\uFEFF/, '');
  if (text.trim() === '') return rejectFile('the file is empty');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return rejectFile(`invalid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const inRounds = matchesInRounds(json);
  const season = Season.safeParse(inRounds === null ? json : { matches: inRounds });
  if (!season.success) return rejectFile(...season.error.issues.map((issue) => issue.message));
  return readRows(season.data.matches.values().map(readMatch), timeZone, OPENFOOTBALL);
}

export const OPENFOOTBALL: FeedFormat = {
  list: 'matches',
  one: 'match',
  names: { home: 'team1', away: 'team2', score: 'score' },
};

const Season = z.object(
  { matches: z.array(z.unknown(), { error: 'has no array `matches`' }) },
  { error: 'is not an object with an array `matches`' },
);

/** One combined check, because a file has thousands of texts. */
const Text = z
  .string({ error: ({ input }) => (input === undefined || input === null ? 'is missing' : 'is not a string') })
  .check((text) => {
    const reject = (message: string): unknown => text.issues.push({ code: 'custom', input: text.value, message });
    text.value = text.value.trim();
    if (text.value.length > 200) reject('is longer than 200 characters');
    if (!isStorable(text.value)) reject('contains a NUL character or an unpaired surrogate');
  });
const OptionalText = Text.nullish();
const Goals = z
  .int({ error: ({ input }) => `${JSON.stringify(input)} is not a number of goals; expected 0 to 99` })
  .min(0, { error: ({ input }) => `${input} is not a number of goals; expected 0 to 99` })
  .max(99, { error: ({ input }) => `${input} is not a number of goals; expected 0 to 99` });
const Pair = z.tuple([Goals, Goals], { error: 'is not a pair of goals; expected [home, away]' }).nullish();

const Match = z.object(
  {
    round: OptionalText,
    date: OptionalText,
    time: OptionalText,
    team1: Text,
    team2: Text,
    score: z
      .object(
        { ht: Pair, ft: Pair, et: Pair, p: Pair },
        { error: 'is not a score; expected an object such as { "ft": [2, 1] }' },
      )
      .nullish(),
    status: OptionalText,
    ground: OptionalText,
    num: z.union([z.int().min(0).transform(String), OptionalText], { error: 'is not a number of a match' }).nullish(),
  },
  { error: 'is not an object' },
);

function readMatch(json: unknown, index: number): FeedRow {
  const row = index + 1;
  const match = Match.safeParse(json);
  if (!match.success) {
    const problems = match.error.issues.map(({ path, message }) => ({
      field: path.filter((step) => typeof step === 'string'),
      text: message,
    }));
    return { ok: false, row, problems };
  }
  const { round, date, time, team1: home, team2: away, score, status, ground, num } = match.data;
  return {
    ok: true,
    entry: {
      row,
      round: round || null,
      date: date || null,
      time: time || null,
      home,
      away,
      score: finalScore(score?.et ?? score?.ft ?? null),
      penalties: finalScore(score?.p ?? null),
      status: status || null,
      venue: ground || null,
      number: num || null,
    },
  };
}

function finalScore(pair: [number, number] | null): FeedScore | null {
  return pair === null ? null : { home: pair[0], away: pair[1] };
}
