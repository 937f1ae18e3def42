import { addDays, type Day, daysBetween } from '../day.ts';
import { accept, type Decision, invalid } from '../decision.ts';
import type { FixtureId } from '../fixture.ts';
import type { ReturnWindow, Statement } from '../recovery-estimate.ts';
import type { EstimateContext, NamedFixture } from './context.ts';
import { afterGames, afterLastMissed, returnInGame } from './game-windows.ts';
import { parseEstimateText } from './parse.ts';
import { type EstimateStatementReading, soleReading } from './reading.ts';
import { afterTraining, plainly, type DayWindow, toWindow } from './windows.ts';

/** An estimate as a client sends it: exactly one of these fields. */
export interface EstimateInput {
  readonly window?: WindowInput | null | undefined;
  readonly date?: Day | null | undefined;
  readonly text?: string | null | undefined;
  readonly unknown?: boolean | null | undefined;
  readonly games?: number | null | undefined;
  readonly returnsIn?: FixtureId | null | undefined;
  readonly missesThrough?: FixtureId | null | undefined;
  readonly chanceOfPlayingNext?: number | null | undefined;
  readonly fullTrainingOn?: Day | null | undefined;
}

interface WindowInput {
  readonly earliest: Day;
  readonly likely?: Day | null | undefined;
  readonly latest: Day;
}

/** The most games of one statement: about a season. */
const MOST_GAMES = 60;

/** Parses an estimate of a client. If only the ends of a window are given, its middle day is the likely one. */
export function parseEstimateInput(input: EstimateInput, context: EstimateContext): Decision<Statement> {
  const { window, date, text, unknown, games, returnsIn, missesThrough, chanceOfPlayingNext, fullTrainingOn } = input;
  if (window != null) return accept({ basis: 'WINDOW', window: wholeWindow(window) });
  if (date != null) return accept({ basis: 'DATE', date });
  if (text != null) return saidInWords(text, context);
  if (games != null) return missedGames(games, context);
  if (returnsIn != null) return returnInFixture(returnsIn, context);
  if (missesThrough != null) return missedThrough(missesThrough, context);
  if (chanceOfPlayingNext != null) return chanceOfPlaying(chanceOfPlayingNext, context);
  if (fullTrainingOn != null) return training(fullTrainingOn, context);
  if (unknown === true) return accept({ basis: 'UNKNOWN', text: null });
  return invalidField('unknown', 'Say `true`, or give one of the other forms instead.');
}

/** Returns an input with the ids of the fixtures that are kept, because those that it names may have been merged. */
export function withKeptFixtures(
  input: EstimateInput,
  fixtures: ReadonlyMap<FixtureId, { readonly id: FixtureId }>,
): EstimateInput {
  const kept = (id: FixtureId | null | undefined): FixtureId | null | undefined => id && (fixtures.get(id)?.id ?? id);
  return { ...input, returnsIn: kept(input.returnsIn), missesThrough: kept(input.missesThrough) };
}

/** Returns the ids of the fixtures that an input names. */
export function fixturesNamedIn({ returnsIn, missesThrough }: EstimateInput): FixtureId[] {
  return [returnsIn, missesThrough].flatMap((id) => id ?? []);
}

function invalidField(field: keyof EstimateInput, message: string): Decision<never> {
  return invalid([{ path: ['input', 'estimate', field], message }]);
}

function wholeWindow({ earliest, likely, latest }: WindowInput) {
  const middle = addDays(earliest, Math.max(0, Math.floor(daysBetween(earliest, latest) / 2)));
  return { earliest, likely: likely ?? middle, latest };
}

function missedGames(games: number, context: EstimateContext): Decision<Statement> {
  if (games < 1 || games > MOST_GAMES) return invalidField('games', `Must be between 1 and ${MOST_GAMES}.`);
  const reading = { kind: 'GAMES', low: games, high: games, bound: 'EXACT' } as const;
  return ofGames(reading, afterGames(games, games, 'EXACT', context), context);
}

function returnInFixture(id: FixtureId, context: EstimateContext): Decision<Statement> {
  const fixture = fixtureAhead(id, context);
  if (fixture === null) return noSuchFixture('returnsIn', context);
  const reading = { kind: 'RETURNS_IN', fixture: id, day: fixture.day, bound: 'EXACT' } as const;
  return ofGames(reading, returnInGame(daysBetween(context.statedOn, fixture.day), 'EXACT', context), context);
}

function missedThrough(id: FixtureId, context: EstimateContext): Decision<Statement> {
  const fixture = fixtureAhead(id, context);
  if (fixture === null) return noSuchFixture('missesThrough', context);
  const reading = { kind: 'ABSENT_THROUGH', day: fixture.day, landmark: null, fixture: id } as const;
  return ofGames(reading, afterLastMissed(daysBetween(context.statedOn, fixture.day)), context);
}

function ofGames(reading: EstimateStatementReading, spread: DayWindow, context: EstimateContext): Decision<Statement> {
  return accept({ basis: 'GAMES', text: null, reading, window: toWindow(spread, context.statedOn) });
}

function fixtureAhead(id: FixtureId, { fixtures = [] }: EstimateContext): NamedFixture | null {
  return fixtures.find((fixture) => fixture.id === id) ?? null;
}

function noSuchFixture(field: 'returnsIn' | 'missesThrough', { statedOn }: EstimateContext): Decision<never> {
  return invalidField(field, `That is not a dated fixture of the player after the day of the statement, ${statedOn}.`);
}

function chanceOfPlaying(percent: number, context: EstimateContext): Decision<Statement> {
  if (percent < 0 || percent > 100) return invalidField('chanceOfPlayingNext', 'Must be between 0 and 100.');
  const next = context.fixtures?.find(({ counts }) => counts) ?? context.fixtures?.[0];
  const nextFixtureOn = next?.day ?? context.nextFixtureOn;
  return accept({ basis: 'CHANCE', text: null, percent, nextFixtureOn, fixture: next?.id ?? null });
}

function training(date: Day, context: EstimateContext): Decision<Statement> {
  const { statedOn, occurredOn } = context;
  if (occurredOn !== null && date < occurredOn)
    return invalidField('fullTrainingOn', `The player was hurt on ${occurredOn}, after that day.`);
  const ahead = daysBetween(statedOn, date);
  if (ahead > 730)
    return invalidField('fullTrainingOn', 'That day is more than two years ahead; expected an earlier day.');
  const start = ahead > 0 ? plainly(ahead, ahead) : { earliest: ahead, likely: ahead, latest: ahead };
  const daysOut = occurredOn === null ? 0 : daysBetween(occurredOn, statedOn);
  const window = toWindow(afterTraining(start, true, daysOut), statedOn);
  const day = { from: date, to: date, landmark: null } as const;
  const reading = { kind: 'RETURN', ...day, bound: 'EXACT', activity: 'FULL_TRAINING' } as const;
  return accept({ basis: 'TRAINING', text: null, reading, window });
}

function saidInWords(text: string, context: EstimateContext): Decision<Statement> {
  const parsed = parseEstimateText(text, context);
  switch (parsed.kind) {
    case 'WINDOW':
      return accept(statementOf(text, parsed.window, parsed.reading));
    case 'UNKNOWN':
      return accept({ basis: 'UNKNOWN', text, reading: parsed.reading });
    case 'UNREADABLE':
      return invalidField('text', parsed.message);
  }
}

/** Returns the statement of a text. A single meaning has its own form: games, a chance, a return to training. */
function statementOf(text: string, window: ReturnWindow, reading: EstimateStatementReading): Statement {
  const sole = soleReading(reading);
  if (sole?.kind === 'CHANCE' && sole.fixture !== null) {
    const { percent, day: nextFixtureOn, fixture } = sole;
    return { basis: 'CHANCE', text, percent, nextFixtureOn, fixture, reading };
  }
  const isOfGames =
    sole?.kind === 'GAMES' ||
    (sole?.kind === 'RETURNS_IN' && sole.fixture !== null) ||
    (sole?.kind === 'MISSES' && sole.fixtures.length === sole.days.length);
  if (isOfGames) return { basis: 'GAMES', text, reading, window };
  const isTraining = (sole?.kind === 'DURATION' || sole?.kind === 'RETURN') && sole.activity !== 'PLAYING';
  return { basis: isTraining ? 'TRAINING' : 'TEXT', text, reading, window };
}
