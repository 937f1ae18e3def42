import { recoveryCaseOf } from '../domain/availability/injury-outlook.ts';
import { builder } from './builder.ts';
import { dayNumber } from '../domain/day.ts';
import { webAddress } from './input-validation.ts';
import { longText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { isOverdue, recoveryFrom, windowOf } from '../domain/recovery/recovery.ts';
import type {
  EstimateSource,
  ESTIMATE_BASES,
  RecoveryEstimate,
  ReturnWindow,
  SOURCE_KINDS,
  SourceKind,
} from '../domain/recovery-estimate.ts';
import type { Injury } from '../domain/injury.ts';

export const ReturnWindowObject = builder.objectRef<ReturnWindow>('ReturnWindow').implement({
  description: 'Between which days he will be back, as chances.',
  fields: (t) => ({
    earliest: t.expose('earliest', { type: 'Date', description: 'The day by which he is back with a chance of 10 %.' }),
    likely: t.expose('likely', { type: 'Date', description: 'The day by which he is back with a chance of 50 %.' }),
    latest: t.expose('latest', { type: 'Date', description: 'The day by which he is back with a chance of 90 %.' }),
  }),
});

const EstimateBasisEnum = builder.enumType('EstimateBasis', {
  description: 'What was said about the return.',
  values: {
    WINDOW: { description: 'A window: the days by which he is back with a chance of 10, 50 and 90 %.' },
    DATE: { description: 'One day. It is far less certain than it sounds; its spread comes from past statements.' },
    TEXT: { description: 'Words, "4-6 weeks", read as a window.' },
    UNKNOWN: { description: 'Nothing yet: the tests are pending. The typical course of such injuries counts.' },
  } satisfies Record<(typeof ESTIMATE_BASES)[number], { description: string }>,
});

export const SourceKindEnum = builder.enumType('SourceKind', {
  description: 'Who says it.',
  values: {
    CLUB: { description: 'The club, in an announcement.' },
    PLAYER: { description: 'The player himself.' },
    PRESS: { description: 'A newspaper, an agency, a broadcaster.' },
    MEDICAL: { description: "The club's own doctors." },
    MODEL: { description: 'A calculation.' },
  } satisfies Record<(typeof SOURCE_KINDS)[number], { description: string }>,
});

const EstimateSourceObject = builder.objectRef<EstimateSource>('EstimateSource').implement({
  description: 'Where an estimate comes from.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SourceKindEnum, description: 'Who says it.' }),
    name: t.exposeString('name', { nullable: true, description: 'By name: "Marca".' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it can be read.' }),
  }),
});

/** An estimate with the injury that it is of. */
export interface EstimateOf {
  readonly injury: Injury;
  readonly estimate: RecoveryEstimate;
}

export const RecoveryEstimateObject = builder.objectRef<EstimateOf>('RecoveryEstimate').implement({
  description: 'What was said about a return, by whom and when. It is never overwritten: the next one is added.',
  fields: (t) => ({
    revision: t.int({ description: '1, 2, 3 … per injury.', resolve: ({ estimate }) => estimate.revision }),
    basis: t.field({
      type: EstimateBasisEnum,
      description: 'What was said: a window, a day, words, or nothing yet.',
      resolve: ({ estimate }) => estimate.statement.basis,
    }),
    text: t.string({
      nullable: true,
      description: 'The words that were said, where it was words.',
      resolve: ({ estimate: { statement } }) => ('text' in statement ? statement.text : null),
    }),
    window: t.field({
      type: ReturnWindowObject,
      description:
        'What it means, as of the day it was said: the window itself, or the 10, 50 and 90 % days of what such a statement has been worth; for UNKNOWN those of the typical course of the injury.',
      resolve: (of, _, { snapshots }) => {
        const { statement } = of.estimate;
        if ('window' in statement) return statement.window;
        return snapshots.load(of.injury.player).then((his) => meaning(of, his?.dossier.zone ?? 'UTC'));
      },
    }),
    overdue: t.boolean({
      description: 'Whether the day it named is past and he is still out. An overdue estimate makes nobody fit.',
      resolve: async ({ injury, estimate }, _, { snapshots }) => {
        const dossier = (await snapshots.load(injury.player))?.dossier;
        if (dossier === undefined || injury.status !== 'ACTIVE') return false;
        return isOverdue(recoveryCaseOf(injury, dossier.zone, estimate), dossier.today);
      },
    }),
    source: t.field({
      type: EstimateSourceObject,
      nullable: true,
      description: 'Who said it, where known.',
      resolve: ({ estimate }) => estimate.source,
    }),
    note: t.string({ nullable: true, description: "The editor's note.", resolve: ({ estimate }) => estimate.note }),
    reportedAt: t.field({
      type: 'DateTime',
      description: 'When it was said.',
      resolve: ({ estimate }) => estimate.reportedAt,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When it was recorded here.',
      resolve: ({ estimate }) => estimate.recordedAt,
    }),
  }),
});

/** What a day, or nothing yet, means as of the day it was said. */
function meaning({ injury, estimate }: EstimateOf, zone: string): ReturnWindow {
  const recoveryCase = recoveryCaseOf(injury, zone, estimate);
  return windowOf(recoveryFrom(recoveryCase), dayNumber(recoveryCase.statedOn));
}

const ReturnWindowInput = builder.inputType('ReturnWindowInput', {
  description: 'A window for the return.',
  fields: (t) => ({
    earliest: t.field({ type: 'Date', required: true, description: 'Back by then with a chance of 10 %.' }),
    likely: t.field({ type: 'Date', description: 'Back by then with a chance of 50 %. Default: the middle day.' }),
    latest: t.field({ type: 'Date', required: true, description: 'Back by then with a chance of 90 %.' }),
  }),
});

export const RecoveryEstimateInput = builder.inputType('RecoveryEstimateInput', {
  description: 'What is said about the return, in one way.',
  isOneOf: true,
  fields: (t) => ({
    window: t.field({ type: ReturnWindowInput, description: 'A window.' }),
    date: t.field({ type: 'Date', description: 'One day, as clubs and papers give it.' }),
    text: t.string({
      validate: longText,
      description:
        'Words, English or Spanish: "4-6 weeks", "late March", "out for the season", "unas tres semanas". They are kept, and read as a window.',
    }),
    unknown: t.boolean({ description: 'Nothing yet: the tests are pending.' }),
  }),
});

export const EstimateSourceInput = builder.inputType('EstimateSourceInput', {
  description: 'Where an estimate comes from.',
  fields: (t) => ({
    kind: t.field({ type: SourceKindEnum, required: true, description: 'Who says it.' }),
    name: t.string({ validate: shortText, description: 'By name: "Marca".' }),
    url: t.string({ validate: webAddress, description: 'Where it can be read.' }),
  }),
});

interface SourceInput {
  readonly kind: SourceKind;
  readonly name?: string | null | undefined;
  readonly url?: string | null | undefined;
}

export function sourceIn(source: SourceInput | null | undefined): EstimateSource | null {
  return source == null ? null : { kind: source.kind, name: source.name ?? null, url: source.url ?? null };
}
