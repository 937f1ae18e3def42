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

/** Returns the reason for a verdict as one plain sentence. */
export function explain(
  { verdict, chance }: Pick<Availability, 'verdict' | 'chance'>,
  causes: readonly Cause[],
  fixture: Fixture,
  dossier: Dossier,
): string {
  const because = listed(causes.map((cause) => describeCause(cause, fixture, dossier)));
  const condition = fixture.certainty === 'CONDITIONAL' ? `; the tie is played only ${conditionOf(fixture)}` : '';
  switch (verdict) {
    case 'OUT':
      // From 0.995 on the chance is published as a certainty.
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
      return `He missed it because of ${listed(causes.map(describeBriefly))}.`;
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

function describeCause(cause: Cause, fixture: Fixture, dossier: Dossier): string {
  return cause.kind === 'SUSPENSION'
    ? describeSuspension(cause.schedule, fixture, dossier)
    : describeInjury(cause.outlook, dossier.today);
}

/** Caches descriptions: an outlook has the same description at every fixture of its dossier. */
const descriptions = new WeakMap<InjuryOutlook, string>();

/** "an ankle injury (expected back on 8 March)". */
function describeInjury(outlook: InjuryOutlook, today: Day): string {
  const cached = descriptions.get(outlook);
  if (cached !== undefined) return cached;
  const description = `${injuryName(outlook)} (${describeReturn(outlook, today)})`;
  descriptions.set(outlook, description);
  return description;
}

/** "a ban for six La Liga matches, of which this is the fifth". */
function describeSuspension(
  { suspension, fixtures }: SuspensionSchedule,
  fixture: Fixture,
  { competitions }: Dossier,
): string {
  const competition = (suspension.competition && competitions.get(suspension.competition)?.name) ?? '';
  const { matches } = suspension;
  if (matches === null) return `a ban`;
  if (matches === 1) return `a ban for one ${competition} match`;
  return `a ban for ${inWords(matches)} ${competition} matches, of which this is the ${ordinal(fixtures.get(fixture.id) ?? 1)}`;
}

function describeBriefly(cause: Cause): string {
  return cause.kind === 'INJURY' ? injuryName(cause.outlook) : 'suspension';
}

const NAMES_WITHOUT_BODY_PART: Partial<Record<BodyPart, string>> = {
  ILLNESS: 'illness',
  OTHER: 'an injury',
  UNKNOWN: 'an injury',
};

/** "a hamstring injury", "an ankle injury", "illness". */
function injuryName({ injury }: InjuryOutlook): string {
  const part = injury.bodyPart.toLowerCase();
  return NAMES_WITHOUT_BODY_PART[injury.bodyPart] ?? `${/^[aeiou]/.test(part) ? 'an' : 'a'} ${part} injury`;
}

/** Describes the current estimate of the return, and whether it is overdue. */
function describeReturn({ injury, overdue }: InjuryOutlook, today: Day): string {
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
