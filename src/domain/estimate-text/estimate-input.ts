import { addDays, type Day, daysBetween } from '../day.ts';
import { accept, type Decision, invalid } from '../decision.ts';
import type { EstimateContext } from './context.ts';
import { parseEstimateText } from './parse.ts';
import type { Statement } from '../recovery-estimate.ts';

/** An estimate as it is sent in: one of these. */
export interface EstimateInput {
  readonly window?: WindowInput | null | undefined;
  readonly date?: Day | null | undefined;
  readonly text?: string | null | undefined;
  readonly unknown?: boolean | null | undefined;
}

interface WindowInput {
  readonly earliest: Day;
  readonly likely?: Day | null | undefined;
  readonly latest: Day;
}

/** What an input says. Where only the ends of a window are given, its middle day is the likely one; words are read. */
export function parseEstimateInput(
  { window, date, text, unknown }: EstimateInput,
  when: EstimateContext,
): Decision<Statement> {
  if (window != null) return accept({ basis: 'WINDOW', window: wholeWindow(window) });
  if (date != null) return accept({ basis: 'DATE', date });
  if (text != null) return saidInWords(text, when);
  if (unknown === true) return accept({ basis: 'UNKNOWN', text: null });
  const message = 'Say `true`, or give a window, a day or words instead.';
  return invalid([{ path: ['input', 'estimate', 'unknown'], message }]);
}

function wholeWindow({ earliest, likely, latest }: WindowInput) {
  const middle = addDays(earliest, Math.max(0, Math.floor(daysBetween(earliest, latest) / 2)));
  return { earliest, likely: likely ?? middle, latest };
}

function saidInWords(text: string, when: EstimateContext): Decision<Statement> {
  const reading = parseEstimateText(text, when);
  switch (reading.kind) {
    case 'WINDOW':
      return accept({ basis: 'TEXT', text, window: reading.window });
    case 'UNKNOWN':
      return accept({ basis: 'UNKNOWN', text });
    case 'UNREADABLE':
      return invalid([{ path: ['input', 'estimate', 'text'], message: reading.message }]);
  }
}
