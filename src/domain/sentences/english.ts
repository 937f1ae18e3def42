import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import { type AbsenceNames, type InjuryNames, parseLabels, type LanguageTexts } from './language-texts.ts';

const { day, list, name, percent, plural } = localeOf('en-GB');

const CARDINALS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const ORDINAL_ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' });

/** Spells out a number up to twenty; larger numbers stay in figures. */
function inWords(n: number): string {
  return CARDINALS[n] ?? plural(n, { other: '#' });
}

/** Returns an ordinal, "fifth"; in figures from the thirteenth on. */
function ordinal(n: number): string {
  return ORDINALS[n] ?? `${n}${ORDINAL_ENDINGS[ordinals.select(n)] ?? 'th'}`;
}

/** Returns "one game", "two games". */
function games(n: number): string {
  return `${inWords(n)} ${n === 1 ? 'game' : 'games'}`;
}

const INJURIES: InjuryNames = {
  HEAD: 'a head injury',
  NECK: 'a neck injury',
  SHOULDER: 'a shoulder injury',
  ARM: 'an arm injury',
  HAND: 'a hand injury',
  CHEST: 'a chest injury',
  BACK: 'a back injury',
  HIP: 'a hip injury',
  GROIN: 'a groin injury',
  THIGH: 'a thigh injury',
  HAMSTRING: 'a hamstring injury',
  QUADRICEPS: 'a quadriceps injury',
  KNEE: 'a knee injury',
  CALF: 'a calf injury',
  SHIN: 'a shin injury',
  ACHILLES: 'an Achilles injury',
  ANKLE: 'an ankle injury',
  FOOT: 'a foot injury',
  ILLNESS: 'illness',
  OTHER: 'an injury',
  UNKNOWN: 'an injury',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'international duty',
  INELIGIBLE: 'ineligibility',
  LOANED_OUT: 'a loan to another club',
  PERSONAL: 'personal reasons',
  CLUB_DECISION: 'a decision of the club',
  REST: 'a planned rest',
  NOT_SELECTED: 'omission from the squad',
  OTHER: 'other reasons',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `back since ${day(at.day, at.year)}`;
    case 'OPEN':
      return 'no return date yet';
    case 'AROUND':
      return at.overdue
        ? `overdue: the return was expected on ${day(at.day, at.year)}`
        : `expected back around ${day(at.day, at.year)}`;
    case 'BETWEEN': {
      const latest = day(at.latest, at.year);
      if (at.overdue) return `overdue: the return was expected by ${latest}`;
      if (at.earliest === at.latest) return `expected back on ${latest}`;
      const earliest = isSameMonth(at.earliest, at.latest) ? dayOfMonth(at.earliest) : day(at.earliest, at.year);
      return `expected back between ${earliest} and ${latest}`;
    }
    case 'ON':
      return `available again from ${day(at.day, at.year)}`;
    case 'AFTER_GAMES':
      return `out for ${games(at.games)}`;
    case 'IN_GAME':
      return `expected back against ${name(at.opponent ?? 'an opponent still to be named')}`;
    case 'AFTER_GAME':
      return `expected back after the game against ${name(at.opponent ?? 'an opponent still to be named')}`;
    case 'CHANCE':
      return `${percent(at.share)} chance of playing the next game`;
    case 'TRAINING':
      return `full training expected around ${day(at.day, at.year)}`;
    case 'ON_CONDITION':
      return at.words;
  }
}

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION':
      return ban(of) + inBrackets(of.back);
    case 'ABSENCE':
      return ABSENCES[of.absence] + (of.words === null ? '' : `, ${name(of.words)}`) + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION':
      return `the risk of a ${name(of.competition)} ban (${of.yellows} of ${of.threshold} yellow cards)`;
  }
}

function inBrackets(at: Return | null): string {
  return at === null ? '' : ` (${back(at)})`;
}

/** "a ban for six La Liga matches, of which this is the fifth". */
function ban({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const inCompetition = competition === null ? '' : `${name(competition)} `;
  if (matches === null) return `a ${inCompetition}ban`;
  if (matches === 1) return `a ban for one ${inCompetition}match`;
  const thisOne = place === null ? '' : `, of which this is the ${ordinal(place)}`;
  return `a ban for ${inWords(matches)} ${inCompetition}matches${thisOne}`;
}

/** "because of a ban for one La Liga match". */
function because(causes: readonly CauseSentence[]): string {
  return causes.length === 0 ? '' : ` because of ${list(causes.map(cause))}`;
}

/** "with a knee injury"; causes of other kinds are phrased as `because` does. */
function withInjuries(causes: readonly CauseSentence[]): string {
  const areInjuries = causes.length > 0 && causes.every(({ kind }) => kind === 'INJURY');
  return areInjuries ? ` with ${list(causes.map(cause))}` : because(causes);
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  return `; the tie is played only ${conditionWords(condition)}`;
}

function conditionWords(condition: ConditionSentence): string {
  if (condition.kind === 'WORDS') return name(condition.words);
  if (condition.kind === 'UNNAMED') return 'on a condition';
  if (condition.words !== null) return name(condition.words);
  return `if ${name(condition.team)} ${condition.outcome === 'GOES_THROUGH' ? 'go through' : 'go out'}`;
}

function explanation(of: Explanation): string {
  const { causes } = of;
  switch (of.kind) {
    case 'OUT':
      return `Out${withInjuries(causes)}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `Almost certain to miss it${because(causes)}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `Unlikely to play${because(causes)}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `May miss it${because(causes)}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes.length === 0
        ? `Available: nothing stands in the way${only(of.condition)}.`
        : `Should be available despite ${list(causes.map(cause))}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'Presumably missed it' : 'Missed it'}${withInjuries(causes)}.`;
    case 'PLAYED':
      return of.assumed ? 'Presumably played: nothing stood in the way.' : 'Played.';
    case 'UNKNOWN': {
      const concern = causes.length === 0 ? '' : `; the concern is ${list(causes.map(cause))}`;
      return `${whyUnknown(of)}${concern}.`;
    }
  }
}

function whyUnknown({ why, condition }: Extract<Explanation, { kind: 'UNKNOWN' }>): string {
  switch (why) {
    case 'CANCELLED':
      return 'It was cancelled, so there is no game to miss';
    case 'REMOVED':
      return 'It was entered in error, so there is no game to miss';
    case 'AWARDED':
      return 'It was awarded without being played, so there is no game to miss';
    case 'UNDECIDED_TIE':
      return `It is not recorded whether this tie is played (${conditionWords(condition ?? { kind: 'UNNAMED' })})`;
    case 'BROKEN_OFF':
      return 'It was broken off and has no new date yet';
    case 'UNDATED':
      return 'It has no date yet, so nobody can say whether it will be missed';
  }
}

const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = { HOME: ' (H)', AWAY: ' (A)', NEUTRAL: '' };

/** "Valencia (A), Real Sociedad (H), Benfica (A) and six more". */
function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(
    ({ opponent, round, ground }) => name(opponent ?? round ?? 'an opponent still to be named') + GROUNDS[ground],
  );
  return list(toCome > next.length ? [...parts, `${inWords(toCome - next.length)} more`] : parts);
}

function headline(of: Headline): string {
  switch (of.kind) {
    case 'NOTHING_PUBLISHED':
      return 'Nothing had been published.';
    case 'NOTHING':
      return `Nothing keeps ${name(of.player)} out.`;
    case 'PAST':
      return `${name(of.player)} missed ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'is out' : `has missed ${games(of.missed)} and is still out`;
      const further = of.missed === 0 ? '' : 'further ';
      const rest = {
        NONE_SCHEDULED: `no ${further}game is in the calendar`,
        NONE_LIKELY: `no ${further}game is likely to be missed`,
        UNDATED: 'the next game has no date yet',
      }[of.games];
      return `${name(of.player)} ${out}${inBrackets(of.back)}; ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : ` has missed ${games(missed)} and`;
      const many = missed === 0 ? games(toCome) : `${inWords(toCome)} more`;
      const next = named(of.next, toCome);
      if (certain === toCome) return `${name(of.player)}${past} is set to miss ${many}: ${next}.`;
      const atLeast = certain === 0 ? '' : `, at least ${inWords(certain)}`;
      const upTo = toCome === 1 ? '' : 'up to ';
      return `${name(of.player)}${past} could miss ${upTo}${many}${atLeast}: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY International duty | INELIGIBLE Ineligible | LOANED_OUT On loan
    | PERSONAL Personal reasons | CLUB_DECISION Decision of the club | REST Rest | NOT_SELECTED Not selected
    | OTHER Other reasons
  AbsenceStatus: ACTIVE Current | ENDED Ended | WITHDRAWN Withdrawn
  BodyPart: HEAD Head | NECK Neck | SHOULDER Shoulder | ARM Arm | HAND Hand | CHEST Chest | BACK Back | HIP Hip
    | GROIN Groin | THIGH Thigh | HAMSTRING Hamstring | QUADRICEPS Quadriceps | KNEE Knee | CALF Calf | SHIN Shin
    | ACHILLES Achilles tendon | ANKLE Ankle | FOOT Foot | ILLNESS Illness | OTHER Other | UNKNOWN Unknown
  CardColour: YELLOW Yellow card | SECOND_YELLOW Second yellow card | RED Red card
  Certainty: CONFIRMED Confirmed | CONDITIONAL Conditional
  ChangeCause: INJURY_REPORTED New injury | INJURY_AMENDED Report amended | ESTIMATE_REVISED New estimate
    | RETURN_RECORDED Return recorded | INJURY_WITHDRAWN Report withdrawn | SUSPENSION Suspension | FIXTURE Fixture
    | TRANSFER Transfer | TIME_PASSED Time passed | ABSENCE Absence | LINEUP Line-up | CORRECTION Correction
    | CARD Card
  ChangeKind: ADDED Added | REMOVED Removed | CHANGED Changed | MOVED Moved
  CompetitionKind: LEAGUE League | CUP Cup | INTERNATIONAL International | FRIENDLY Friendly
  CourseBasis: DIAGNOSIS Diagnosis | WORDS Words of the report | BODY_PART Body part | ANY Average injury
  EditorQueueKind: OVERDUE Overdue | DUE_TODAY Due today | DISAGREEMENT Disagreement | QUESTION Question
    | STALE Stale | LINEUP_CONFLICT Line-up conflict
  EstimateBasis: WINDOW Window | DATE Date | TEXT Text | UNKNOWN No estimate | CHANCE Chance | GAMES Games
    | TRAINING Training
  EvidenceGrade: A Original paper | B Transcription | C Own count
  FixtureStatus: SCHEDULED Scheduled | TIMED Timed | IN_PLAY In play | FINISHED Finished | POSTPONED Postponed
    | SUSPENDED Suspended | ABANDONED Abandoned | CANCELLED Cancelled | AWARDED Awarded | REMOVED Removed
  Gender: MEN Men | WOMEN Women | MIXED Mixed
  InjuryStatus: ACTIVE Current | RECOVERED Recovered | WITHDRAWN Withdrawn
  Language: EN English | ES Spanish | DE German | FR French | IT Italian | PT Portuguese | AR Arabic
  NameEvidence: EXTERNAL_ID External id | NAME Name | ALIAS Other name | NORMALISED_NAME Normalised name
    | SHARED_FIXTURES Shared fixtures | ANSWER Answer
  Population: PUBLIC Announced injuries | CLUB Records of clubs
  Position: GOALKEEPER Goalkeeper | DEFENDER Defender | MIDFIELDER Midfielder | FORWARD Forward
  QuestionKind: TEAM Team | PLAYER Player | COMPETITION Competition
  Side: LEFT Left | RIGHT Right | BOTH Both sides
  SourceKind: CLUB Club | PLAYER The player | PRESS Press | MEDICAL Medical staff | MODEL Model
  SuspensionOrigin: STATED Stated | CARDS Follows from cards
  TeamKind: CLUB Club | NATIONAL National team
  TieOutcome: GOES_THROUGH Goes through | GOES_OUT Goes out
  TokenScope: EDITOR Editor | FEED Feed | MEDICAL Medical staff
  Verdict: OUT Out | DOUBTFUL Doubtful | QUESTIONABLE Questionable | AVAILABLE Available | UNKNOWN Unknown
    | MISSED Missed | PLAYED Played
  WriterKind: TOKEN Token | COMMAND_LINE Command line | TIME Time | DEMONSTRATION Demonstration
`);

/** The catalogue has the English names of diagnoses. */
export const ENGLISH: LanguageTexts = { headline, explanation, labels };
