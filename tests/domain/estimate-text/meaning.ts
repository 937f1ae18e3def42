import { dayNumber } from '../../../src/domain/day.ts';
import type { EstimateContext } from '../../../src/domain/estimate-text/context.ts';
import { parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';
import { chanceOut, recoveryFrom } from '../../../src/domain/recovery/recovery.ts';

/**
 * Checks that a text has the meaning that a line of the tables gives: null if it has, else the meaning that was parsed.
 */
export function differenceOf(text: string, meaning: string, context: EstimateContext): string | null {
  const reading = parseEstimateText(text, context);
  const [kind, first = '', second = ''] = meaning.split(' ');
  if (kind === 'unknown') return reading.kind === 'UNKNOWN' ? null : told();
  if (kind === 'refuse') return reading.kind === 'UNREADABLE' ? null : told();
  if (reading.kind !== 'WINDOW') return told();
  const { window } = reading;
  const recovery = recoveryFrom({
    occurredOn: context.occurredOn,
    statedOn: context.statedOn,
    diagnosis: null,
    description: null,
    bodyPart: null,
    source: null,
    statement: { basis: 'TEXT', text, window },
  });
  const chanceOn = (on: string): number => chanceOut(recovery, dayNumber(on as never), dayNumber(context.statedOn));
  const games = (context.fixtures ?? []).filter(({ counts }) => counts).map((fixture) => fixture.day);
  switch (kind) {
    case 'likely':
      return window.likely >= first && window.likely <= second ? null : told();
    case 'after':
      return chanceOn(first) > 0.9 ? null : told();
    case 'misses':
      return chanceOn(first) > 0.9 ? null : told();
    case 'doubt':
      return chanceOn(first) >= 0.2 && chanceOn(first) <= 0.8 ? null : told();
    case 'games': {
      const n = Number(first);
      const areOut = games.slice(0, n).every((game) => chanceOn(game) > 0.85);
      return areOut && chanceOn(games[n] ?? '2030-01-01') < 0.85 ? null : told();
    }
    default:
      throw new Error(`no such meaning: ${meaning}`);
  }

  function told(): string {
    if (reading.kind === 'WINDOW') {
      const { earliest, likely, latest } = reading.window;
      return `${earliest} ${likely} ${latest} ${JSON.stringify(reading.reading)}`;
    }
    return reading.kind === 'UNKNOWN' ? `UNKNOWN ${reading.reading.reason}` : (reading.message.split('; ')[0] ?? '');
  }
}
