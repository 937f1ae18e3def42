import { builder } from './builder.ts';
import { badUserInput } from './request-errors.ts';
import { rounded } from '../domain/availability/assess.ts';
import { recoveryCaseOf } from '../domain/availability/injury-outlook.ts';
import { addDays, dayNumber } from '../domain/day.ts';
import { type Decision, invalid, issuesOf, accept } from '../domain/decision.ts';
import { diagnosisIn } from './injury-mutations.ts';
import { RecoveryEstimateInput, ReturnWindowObject } from './recovery-estimate.ts';
import { statementIssues } from '../domain/recovery-estimate.ts';
import { InjuryNode } from './injury.ts';
import { manyOf } from './input-validation.ts';
import { longText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { unwrap, InvalidInput } from './errors.ts';
import { typicalDuration } from '../domain/diagnosis/catalogue.ts';
import { type RecoveryCurve, recoveryCurve, type RecoveryPoint } from '../domain/recovery/curve.ts';
import { CourseObject } from './diagnosis.ts';
import { chanceOut, recoveryFrom } from '../domain/recovery/recovery.ts';
import { type RecoveryCase } from '../domain/recovery/recovery-case.ts';
import { parseEstimateInput } from '../domain/estimate-text/estimate-input.ts';

const RecoveryPointObject = builder.objectRef<RecoveryPoint>('RecoveryPoint').implement({
  description: 'The chance of still being out on one day.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: 'The day.' }),
    chanceOut: t.float({
      description:
        'From 0 to 1: the chance that he misses a game on that day, given that he is out on the day assessed.',
      resolve: ({ chanceOut: chance }) => chance,
    }),
  }),
});

interface AnsweredCurve extends RecoveryCurve {
  readonly course: ReturnType<typeof typicalDuration>;
}

const RecoveryCurveObject = builder.objectRef<AnsweredCurve>('RecoveryCurve').implement({
  description: 'The course of a recovery, as chances.',
  fields: (t) => ({
    points: t.field({
      type: [RecoveryPointObject],
      description: 'One for each of the days asked for, in their order.',
      resolve: ({ points }) => [...points],
    }),
    window: t.expose('window', { type: ReturnWindowObject, description: 'Between which days he will be back.' }),
    course: t.expose('course', {
      type: CourseObject,
      description: 'The typical course of such an injury, and whether the words told which it is.',
    }),
  }),
});

const RecoveryCurveInput = builder.inputType('RecoveryCurveInput', {
  description: 'What is known of an injury that need not be stored.',
  fields: (t) => ({
    occurredOn: t.field({ type: 'Date', description: 'The day it happened; null where a reader does not know.' }),
    assessedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day it is assessed: he is not back by then.',
    }),
    diagnosis: t.string({ validate: shortText, description: 'A code of the catalogue …' }),
    description: t.string({ validate: longText, description: '… or the words of the report. Neither: any injury.' }),
    estimate: t.field({ type: RecoveryEstimateInput, required: true, description: 'What is said of his return.' }),
    chanceOfPlayingNext: t.int({
      description:
        'In percent, where a source gives one for the next fixture; it counts where the estimate itself is `unknown`. Calibrated: such chances have been worth less than they say.',
    }),
    nextFixtureOn: t.field({ type: 'Date', description: 'The day of that fixture.' }),
    dates: t.field({ type: ['Date'], required: true, validate: manyOf, description: 'Which days; at most 400.' }),
  }),
});

type CurveInput = typeof RecoveryCurveInput.$inferInput;

/** The case that an input describes, or its faults. */
function caseIn(input: CurveInput): Decision<Omit<RecoveryCase, 'statedOn'>> {
  const { assessedOn, occurredOn = null, nextFixtureOn = null, chanceOfPlayingNext: percent = null } = input;
  const diagnosis = diagnosisIn(input.diagnosis);
  if (!diagnosis.ok) return diagnosis;
  const landmarks = { seasonEndsOn: null, internationalBreakEndsOn: null, winterBreakEndsOn: null };
  const said = parseEstimateInput(input.estimate, { statedOn: assessedOn, occurredOn, nextFixtureOn, ...landmarks });
  if (!said.ok) return said;
  const issues = [
    ...issuesOf(
      [
        occurredOn !== null && occurredOn > assessedOn,
        'occurredOn',
        `It is assessed on ${assessedOn}, before that day.`,
      ],
      [percent !== null && (percent < 0 || percent > 100), 'chanceOfPlayingNext', 'A chance is from 0 to 100 percent.'],
      [nextFixtureOn !== null && nextFixtureOn < assessedOn, 'nextFixtureOn', 'That day is before the one assessed.'],
    ),
    ...statementIssues(said.value, occurredOn),
  ];
  if (issues.length > 0) return invalid(issues);
  const isChance = said.value.basis === 'UNKNOWN' && percent !== null;
  const statement = isChance ? ({ basis: 'CHANCE', percent, nextFixtureOn } as const) : said.value;
  const description = input.description ?? null;
  return accept({ occurredOn, diagnosis: diagnosis.value, description, bodyPart: null, source: null, statement });
}

builder.queryField('recoveryCurve', (t) =>
  t.field({
    type: RecoveryCurveObject,
    errors: {
      types: [InvalidInput],
      union: { name: 'RecoveryCurveResult', description: 'The curve, or what is wrong with the input.' },
    },
    description: 'The chance of still being out, day by day, for an injury that need not be stored. Stores nothing.',
    args: { input: t.arg({ type: RecoveryCurveInput, required: true, description: 'What is known.' }) },
    resolve: (_, { input }) => {
      const known = unwrap(caseIn(input));
      const course = typicalDuration({ ...known, population: 'PUBLIC' });
      return { ...recoveryCurve(known, input.assessedOn, input.dates), course };
    },
  }),
);

const LONGEST_CURVE = 400;

builder.objectField(InjuryNode, 'recoveryCurve', (t) =>
  t.field({
    type: [RecoveryPointObject],
    description:
      'The chance of still being out through this injury, from today on. Empty once it is healed or withdrawn.',
    args: { days: t.arg.int({ defaultValue: 120, description: 'For how many days from today: 1 to 400.' }) },
    resolve: async (injury, args, { snapshots }) => {
      const days = args.days ?? 120;
      if (days < 1 || days > LONGEST_CURVE)
        throw badUserInput(`\`days\` is ${days}; a curve has 1 to ${LONGEST_CURVE} days.`);
      const dossier = (await snapshots.load(injury.player))?.dossier;
      if (dossier === undefined || injury.status !== 'ACTIVE') return [];
      const recovery = recoveryFrom(recoveryCaseOf(injury, dossier.zone));
      const today = dayNumber(dossier.today);
      return Array.from({ length: days }, (__, day) => ({
        date: addDays(dossier.today, day),
        chanceOut: rounded(chanceOut(recovery, today + day, today)),
      }));
    },
  }),
);

builder.objectField(InjuryNode, 'typicalCourse', (t) =>
  t.field({
    type: CourseObject,
    description: 'How long such an injury typically lasts, and whether the report told which it is.',
    resolve: ({ diagnosis, description, bodyPart, estimate }) => {
      const population = estimate.source?.kind === 'MEDICAL' ? 'CLUB' : 'PUBLIC';
      return typicalDuration({ diagnosis, description, bodyPart, population });
    },
  }),
);
