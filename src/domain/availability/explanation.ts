import type { Day } from '../day.ts';
import type { Fixture } from '../fixture.ts';
import type { BodyPart } from '../injury.ts';
import type { Availability } from './assess.ts';
import type { Cause } from './cause.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';
import { hasBegun } from './fixture-state.ts';
import type { Dossier } from './dossier.ts';
import type { InjuryOutlook } from './injury-outlook.ts';
import { dayInWords, inWords, listed, ordinal } from './plain-english.ts';

/** Why this verdict, in one plain sentence that a newspaper could print. */
export function explain(
  { verdict, chance }: Pick<Availability, 'verdict' | 'chance'>,
  causes: readonly Cause[],
  fixture: Fixture,
  dossier: Dossier,
): string {
  const because = listed(causes.map((cause) => causeInWords(cause, fixture, dossier)));
  const condition = fixture.certainty === 'CONDITIONAL' ? `; the tie is played only ${conditionOf(fixture)}` : '';
  switch (verdict) {
    case 'OUT':
      // A chance this near to 1 is no forecast any more.
      return chance !== null && chance >= 0.995
        ? `He is out because of ${because}${condition}.`
        : `He is almost certain to miss it because of ${because}${condition}.`;
    case 'DOUBTFUL':
      return `He is unlikely to play because of ${because}${condition}.`;
    case 'QUESTIONABLE':
      return `He may miss it because of ${because}${condition}.`;
    case 'AVAILABLE':
      return because === ''
        ? `Nothing keeps him out${condition}.`
        : `He should be available despite ${because}${condition}.`;
    case 'MISSED':
      return `He missed it because of ${listed(causes.map(briefly))}.`;
    case 'PLAYED':
      return 'Nothing kept him out when it was played.';
    case 'UNKNOWN':
      return `${whyUnknown(fixture, dossier)}${because === '' ? '' : `; he has ${because}`}.`;
  }
}

function conditionOf(fixture: Fixture): string {
  return fixture.condition ?? 'on a condition';
}

function whyUnknown(fixture: Fixture, dossier: Dossier): string {
  if (fixture.status === 'CANCELLED') return 'It was cancelled, so there is no game to miss';
  if (fixture.status === 'AWARDED') return 'It was awarded without being played, so there is no game to miss';
  if (fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) {
    return `Nobody has recorded whether this tie is played (${conditionOf(fixture)})`;
  }
  if (fixture.status === 'ABANDONED' || fixture.status === 'SUSPENDED')
    return 'It was broken off and has no new date yet';
  return 'It has no date yet, so nobody can say whether he misses it';
}

function causeInWords(cause: Cause, fixture: Fixture, dossier: Dossier): string {
  return cause.kind === 'SUSPENSION'
    ? banInWords(cause.ban, fixture, dossier)
    : courseInWords(cause.course, dossier.today);
}

/** A course is one dossier's, and told in the same words at each of its fixtures. */
const toldOf = new WeakMap<InjuryOutlook, string>();

/** "an ankle injury (expected back on 8 March)". */
function courseInWords(course: InjuryOutlook, today: Day): string {
  const known = toldOf.get(course);
  if (known !== undefined) return known;
  const told = `${injuryInWords(course)} (${returnInWords(course, today)})`;
  toldOf.set(course, told);
  return told;
}

/** "a ban for six La Liga matches, of which this is the fifth". */
function banInWords({ suspension, fixtures }: SuspensionSchedule, fixture: Fixture, { competitions }: Dossier): string {
  const competition = competitions.get(suspension.competition)?.name ?? '';
  const { matches } = suspension;
  if (matches === 1) return `a ban for one ${competition} match`;
  return `a ban for ${inWords(matches)} ${competition} matches, of which this is the ${ordinal(fixtures.get(fixture.id) ?? 1)}`;
}

function briefly(cause: Cause): string {
  return cause.kind === 'INJURY' ? injuryInWords(cause.course) : 'suspension';
}

const PARTS_WITHOUT_INJURY: Partial<Record<BodyPart, string>> = {
  ILLNESS: 'illness',
  OTHER: 'an injury',
  UNKNOWN: 'an injury',
};

/** "a hamstring injury", "an ankle injury", "illness". */
function injuryInWords({ injury }: InjuryOutlook): string {
  const part = injury.bodyPart.toLowerCase();
  return PARTS_WITHOUT_INJURY[injury.bodyPart] ?? `${/^[aeiou]/.test(part) ? 'an' : 'a'} ${part} injury`;
}

/** What was said of his return, and whether it is past. */
function returnInWords({ injury, overdue }: InjuryOutlook, today: Day): string {
  if (injury.status === 'RECOVERED') return `back since ${dayInWords(injury.returnedOn, today)}`;
  const { statement } = injury.estimate;
  switch (statement.basis) {
    case 'UNKNOWN':
      return 'no return date yet';
    case 'DATE':
      return overdue
        ? `overdue: he was expected back on ${dayInWords(statement.date, today)}`
        : `expected back around ${dayInWords(statement.date, today)}`;
    case 'TEXT':
    case 'WINDOW': {
      const { earliest, latest } = statement.window;
      if (overdue) return `overdue: he was expected back by ${dayInWords(latest, today)}`;
      if (earliest === latest) return `expected back on ${dayInWords(latest, today)}`;
      const sameMonth = earliest.slice(0, 7) === latest.slice(0, 7);
      const from = sameMonth ? String(Number(earliest.slice(8))) : dayInWords(earliest, today);
      return `expected back between ${from} and ${dayInWords(latest, today)}`;
    }
  }
}
