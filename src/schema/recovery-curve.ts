import { rounded } from '../domain/availability/assess.ts';
import { genderOf, outlookOf } from '../domain/availability/injury-outlook.ts';
import { addDays, dayNumber } from '../domain/day.ts';
import { accept, type Decision, invalid, issuesOf } from '../domain/decision.ts';
import { typicalDuration } from '../domain/diagnosis/catalogue.ts';
import { parseDiagnosisInput } from '../domain/diagnosis/diagnosis-input.ts';
import { parseEstimateInput } from '../domain/estimate-text/estimate-input.ts';
import { statementIssues } from '../domain/recovery-estimate.ts';
import { type RecoveryCurve, recoveryCurve, type RecoveryPoint } from '../domain/recovery/curve.ts';
import { type RecoveryCase } from '../domain/recovery/recovery-case.ts';
import { chanceOut } from '../domain/recovery/recovery.ts';
import { builder } from './builder.ts';
import { CourseObject } from './diagnosis.ts';
import { InvalidInput, unwrap } from './errors.ts';
import { InjuryNode } from './injury.ts';
import { longText, manyOf, shortText } from './input-validation.ts';
import { estimateInput, RecoveryEstimateInput } from './recovery-estimate-input.ts';
import { ReturnWindowObject } from './recovery-estimate.ts';
import { badUserInput } from './request-errors.ts';

const RecoveryPointObject = builder.objectRef<RecoveryPoint>('RecoveryPoint').implement({
  description: 'The chance of still being out on one day.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: 'The day.' }),
    chanceOut: t.float({
      description:
        'From 0 to 1: the chance of missing a game on that day, given that the player is out on the day of assessment.',
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
      description: 'One point for each requested day, in the given order.',
      resolve: ({ points }) => [...points],
    }),
    window: t.expose('window', {
      type: ReturnWindowObject,
      description: 'The window in which the player is expected to return.',
    }),
    course: t.expose('course', {
      type: CourseObject,
      description: 'The typical course of such an injury, and what it is based on.',
    }),
  }),
});

const RecoveryCurveInput = builder.inputType('RecoveryCurveInput', {
  description: 'The details of an injury, which need not be stored.',
  fields: (t) => ({
    occurredOn: t.field({ type: 'Date', description: 'The day of the injury; null if unknown.' }),
    assessedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day of assessment: the player has not returned by then.',
    }),
    diagnosis: t.string({
      validate: shortText,
      description: 'A code of the catalogue, or the diagnosis in words. Takes precedence over `description`.',
    }),
    description: t.string({
      validate: longText,
      description: 'The text of the report. Without it and `diagnosis`, the injury counts as an average one.',
    }),
    estimate: t.field({ type: RecoveryEstimateInput, required: true, description: 'The estimate of the return.' }),
    chanceOfPlayingNext: t.int({
      description:
        'The chance in percent of playing the next fixture, if a source gives one; used only if the estimate is `unknown`. It is calibrated: such statements have been too optimistic.',
    }),
    nextFixtureOn: t.field({ type: 'Date', description: 'The day of the next fixture.' }),
    dates: t.field({
      type: ['Date'],
      required: true,
      validate: manyOf,
      description: 'The days to calculate; at most 400.',
    }),
  }),
});

type CurveInput = typeof RecoveryCurveInput.$inferInput;

/** Returns the recovery case that an input describes, or the errors in the input. */
function parseCase(input: CurveInput): Decision<Omit<RecoveryCase, 'statedOn'>> {
  const { assessedOn, occurredOn = null, nextFixtureOn = null, chanceOfPlayingNext: percent = null } = input;
  const diagnosis = parseDiagnosisInput(input.diagnosis);
  if (!diagnosis.ok) return diagnosis;
  const landmarks = { seasonEndsOn: null, internationalBreakEndsOn: null, winterBreakEndsOn: null };
  const estimate = parseEstimateInput(estimateInput(input.estimate), {
    statedOn: assessedOn,
    occurredOn,
    nextFixtureOn,
    ...landmarks,
  });
  if (!estimate.ok) return estimate;
  const issues = [
    ...issuesOf(
      [
        occurredOn !== null && occurredOn > assessedOn,
        'occurredOn',
        `That day is after the day of assessment, ${assessedOn}.`,
      ],
      [percent !== null && (percent < 0 || percent > 100), 'chanceOfPlayingNext', 'Must be between 0 and 100.'],
      [
        nextFixtureOn !== null && nextFixtureOn < assessedOn,
        'nextFixtureOn',
        'That day is before the day of assessment.',
      ],
    ),
    ...statementIssues(estimate.value, occurredOn),
  ];
  if (issues.length > 0) return invalid(issues);
  const isChance = estimate.value.basis === 'UNKNOWN' && percent !== null;
  const statement = isChance ? ({ basis: 'CHANCE', percent, nextFixtureOn } as const) : estimate.value;
  const description = input.description ?? null;
  return accept({ occurredOn, diagnosis: diagnosis.value, description, bodyPart: null, source: null, statement });
}

builder.queryField('recoveryCurve', (t) =>
  t.field({
    type: RecoveryCurveObject,
    errors: {
      types: [InvalidInput],
      union: { name: 'RecoveryCurveResult', description: 'The curve, or the errors in the input.' },
    },
    description: 'The chance of still being out, day by day, for an injury that need not be stored. Stores nothing.',
    args: { input: t.arg({ type: RecoveryCurveInput, required: true, description: 'The details of the injury.' }) },
    resolve: (_, { input }) => {
      const recoveryCase = unwrap(parseCase(input));
      const course = typicalDuration({ ...recoveryCase, population: 'PUBLIC' });
      return { ...recoveryCurve(recoveryCase, input.assessedOn, input.dates), course };
    },
  }),
);

const MAX_CURVE_DAYS = 400;

builder.objectField(InjuryNode, 'recoveryCurve', (t) =>
  t.field({
    type: [RecoveryPointObject],
    description:
      'The chance of still being out because of this injury, from today on. Empty after the return or a withdrawal.',
    args: { days: t.arg.int({ defaultValue: 120, description: 'The number of days from today: 1 to 400.' }) },
    resolve: async (injury, args, { snapshots }) => {
      const days = args.days ?? 120;
      if (days < 1 || days > MAX_CURVE_DAYS)
        throw badUserInput(`\`days\` is ${days}; expected 1 to ${MAX_CURVE_DAYS}.`);
      const dossier = (await snapshots.load(injury.player))?.dossier;
      if (dossier === undefined || injury.status !== 'ACTIVE') return [];
      const { recovery } = outlookOf(injury, dossier);
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
    description: 'How long such an injury typically lasts, and what that is based on.',
    resolve: async (injury, _, { snapshots }) => {
      const { diagnosis, description, bodyPart, estimate } = injury;
      const dossier = (await snapshots.load(injury.player))?.dossier;
      const gender = dossier === undefined ? null : genderOf(dossier);
      const population = estimate.source?.kind === 'MEDICAL' ? 'CLUB' : 'PUBLIC';
      return typicalDuration({ diagnosis, description, bodyPart, population, gender });
    },
  }),
);
