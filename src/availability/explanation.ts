import type { Day } from '../day.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { BodyPart } from '../injury/injury.ts';
import type { Availability, Cause } from './assess.ts';
import { hasBegun } from './begun.ts';
import type { Dossier } from './dossier.ts';
import { inWords } from './headline.ts';
import type { Course } from './injury-course.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "8 March", with the year where it is another one than `today`'s. */
export function dayInWords(day: Day, today: Day): string {
  const [year, month, date] = day.split('-');
  const words = `${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return year === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** Why this verdict, in one plain sentence. */
export function explain(
  availability: Omit<Availability, 'explanation'>,
  causes: readonly Cause[],
  fixture: Fixture,
  dossier: Dossier,
): string {
  const { verdict, chance } = availability;
  const because = causes.map((cause) => causeInWords(cause, dossier)).join(', and ');
  switch (verdict) {
    case 'MISSED':
      return `Missed it: ${causes.map(briefly).join(', and ')}.`;
    case 'PLAYED':
      return 'Was not kept out when it was played.';
    case 'UNKNOWN':
      return `${whyUnknown(fixture, dossier)}${because === '' ? '' : `: ${because}`}.`;
    case 'AVAILABLE':
      if (because === '') return `Nothing keeps him out${doubts(fixture)}.`;
      return `Should be available: ${because}${doubts(fixture)}.`;
    default:
      return `${lead(verdict, chance)}: ${because}${doubts(fixture)}.`;
  }
}

function lead(verdict: Availability['verdict'], chance: number | null): string {
  if (verdict === 'OUT') return chance !== null && chance >= 0.995 ? 'Out' : 'Almost certainly out';
  return verdict === 'DOUBTFUL' ? 'More likely than not to miss it' : 'May miss it';
}

function whyUnknown(fixture: Fixture, dossier: Dossier): string {
  if (fixture.status === 'CANCELLED') return 'It was cancelled, so there is no game to miss';
  if (fixture.status === 'AWARDED') return 'It was decided without being played, so there is no game to miss';
  if (fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) {
    return `Nobody has recorded whether this tie is played (${fixture.condition ?? 'conditional'})`;
  }
  if (fixture.status === 'ABANDONED' || fixture.status === 'SUSPENDED') {
    return 'It was broken off, and its new date is not known';
  }
  return 'Cannot be assessed, as it has no date';
}

function doubts(fixture: Fixture): string {
  if (fixture.certainty === 'CONDITIONAL') return `; the tie is played only ${fixture.condition ?? 'on a condition'}`;
  return '';
}

function causeInWords(cause: Cause, dossier: Dossier): string {
  if (cause.kind === 'INJURY') return `${injuryInWords(cause.course)}, ${returnInWords(cause.course, dossier.today)}`;
  const { suspension } = cause.ban;
  const competition = dossier.competitions.get(suspension.competition)?.name;
  const ban = suspension.matches === 1 ? 'for one match' : `for ${inWords(suspension.matches)} matches`;
  return `suspended ${ban}${competition === undefined ? '' : ` of the ${competition}`}`;
}

function briefly(cause: Cause): string {
  return cause.kind === 'INJURY' ? injuryInWords(cause.course) : 'suspended';
}

const PARTS_WITHOUT_INJURY: Partial<Record<BodyPart, string>> = {
  ILLNESS: 'illness',
  OTHER: 'an injury',
  UNKNOWN: 'an injury',
};

/** "a hamstring injury", "an ankle injury", "illness". */
function injuryInWords({ injury }: Course): string {
  const part = injury.bodyPart.toLowerCase();
  return PARTS_WITHOUT_INJURY[injury.bodyPart] ?? `${/^[aeiou]/.test(part) ? 'an' : 'a'} ${part} injury`;
}

/** What was said of his return, and whether it is past. */
function returnInWords({ injury, overdue }: Course, today: Day): string {
  if (injury.status === 'RECOVERED') return `back since ${dayInWords(injury.returnedOn, today)}`;
  const { said } = injury.estimate;
  switch (said.basis) {
    case 'UNKNOWN':
      return 'with no word yet on his return';
    case 'DATE':
      return overdue
        ? `his return on ${dayInWords(said.date, today)} being overdue`
        : `expected back on ${dayInWords(said.date, today)}`;
    case 'TEXT':
    case 'WINDOW': {
      const { earliest, likely, latest } = said.window;
      if (overdue) return `his return by ${dayInWords(latest, today)} being overdue`;
      if (earliest === latest) return `expected back on ${dayInWords(likely, today)}`;
      const sameMonth = earliest.slice(0, 7) === latest.slice(0, 7);
      const from = sameMonth ? String(Number(earliest.slice(8))) : dayInWords(earliest, today);
      return `expected back between ${from} and ${dayInWords(latest, today)}`;
    }
  }
}
