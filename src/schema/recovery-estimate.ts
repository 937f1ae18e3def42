import { recoveryCaseOf } from '../domain/availability/injury-outlook.ts';
import { dayNumber } from '../domain/day.ts';
import type { Injury } from '../domain/injury.ts';
import type {
  ESTIMATE_BASES,
  EstimateSource,
  RecoveryEstimate,
  ReturnWindow,
  SOURCE_KINDS,
  SourceKind,
} from '../domain/recovery-estimate.ts';
import { isOverdue, recoveryFrom, windowOf } from '../domain/recovery/recovery.ts';
import { builder } from './builder.ts';
import { longText, shortText, webAddress } from './input-validation.ts';

export const ReturnWindowObject = builder.objectRef<ReturnWindow>('ReturnWindow').implement({
  description: 'The window of a return, as chances.',
  fields: (t) => ({
    earliest: t.expose('earliest', {
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 10 %.',
    }),
    likely: t.expose('likely', {
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 50 %.',
    }),
    latest: t.expose('latest', {
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 90 %.',
    }),
  }),
});

const EstimateBasisEnum = builder.enumType('EstimateBasis', {
  description: 'The form of a statement about a return.',
  values: {
    WINDOW: { description: 'A window: the days by which the player has returned with chances of 10, 50 and 90 %.' },
    DATE: {
      description: 'One day. It is less certain than it sounds; its uncertainty is derived from past statements.',
    },
    TEXT: { description: 'Text, such as "4-6 weeks", read as a window.' },
    UNKNOWN: { description: 'Nothing yet: tests are pending. The typical course of such injuries is used.' },
  } satisfies Record<(typeof ESTIMATE_BASES)[number], { description: string }>,
});

export const SourceKindEnum = builder.enumType('SourceKind', {
  description: 'The kind of a source.',
  values: {
    CLUB: { description: 'The club, in an announcement.' },
    PLAYER: { description: 'The player.' },
    PRESS: { description: 'A newspaper, an agency, a broadcaster.' },
    MEDICAL: { description: "The club's doctors." },
    MODEL: { description: 'A calculation.' },
  } satisfies Record<(typeof SOURCE_KINDS)[number], { description: string }>,
});

const EstimateSourceObject = builder.objectRef<EstimateSource>('EstimateSource').implement({
  description: 'The source of an estimate.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SourceKindEnum, description: 'The kind of source.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name of the source, such as "Marca"; null if none was given.',
    }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'The address of the publication; null if none was given.',
    }),
  }),
});

/** An estimate with its injury. */
export interface EstimateOf {
  readonly injury: Injury;
  readonly estimate: RecoveryEstimate;
}

export const RecoveryEstimateObject = builder.objectRef<EstimateOf>('RecoveryEstimate').implement({
  description:
    'A statement about a return: what was said, by whom and when. Estimates are never overwritten; new ones are added.',
  fields: (t) => ({
    revision: t.int({
      description: 'The number of the estimate within its injury: 1, 2, 3 …',
      resolve: ({ estimate }) => estimate.revision,
    }),
    basis: t.field({
      type: EstimateBasisEnum,
      description: 'The form of the statement: a window, a day, text, or nothing yet.',
      resolve: ({ estimate }) => estimate.statement.basis,
    }),
    text: t.string({
      nullable: true,
      description: 'The text of the statement; null if it was not given as text.',
      resolve: ({ estimate: { statement } }) => ('text' in statement ? statement.text : null),
    }),
    window: t.field({
      type: ReturnWindowObject,
      description:
        'What the statement means, as of the day it was made: the window itself, or the 10, 50 and 90 % days derived from past statements of that form; for UNKNOWN, those of the typical course of the injury.',
      resolve: (of, _, { snapshots }) => {
        const { statement } = of.estimate;
        if ('window' in statement) return statement.window;
        return snapshots.load(of.injury.player).then((snapshot) => impliedWindow(of, snapshot?.dossier.zone ?? 'UTC'));
      },
    }),
    overdue: t.boolean({
      description:
        'Whether the estimated day is past and the player is still out. An overdue estimate does not make a player available.',
      resolve: async ({ injury, estimate }, _, { snapshots }) => {
        const dossier = (await snapshots.load(injury.player))?.dossier;
        if (dossier === undefined || injury.status !== 'ACTIVE') return false;
        return isOverdue(recoveryCaseOf(injury, dossier.zone, estimate), dossier.today);
      },
    }),
    source: t.field({
      type: EstimateSourceObject,
      nullable: true,
      description: 'The source; null if unknown.',
      resolve: ({ estimate }) => estimate.source,
    }),
    retracted: t.boolean({
      description: 'Whether it was retracted as a mistake. It never stands.',
      resolve: ({ estimate }) => estimate.retracted,
    }),
    standing: t.boolean({
      description: 'Whether it is the current estimate of the return.',
      resolve: ({ injury, estimate }) => injury.estimate.revision === estimate.revision,
    }),
    note: t.string({
      nullable: true,
      description: "The editor's note; null if none was given.",
      resolve: ({ estimate }) => estimate.note,
    }),
    reportedAt: t.field({
      type: 'DateTime',
      description: 'The time of the statement.',
      resolve: ({ estimate }) => estimate.reportedAt,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'The time at which the statement was recorded here.',
      resolve: ({ estimate }) => estimate.recordedAt,
    }),
  }),
});

/** The window of a statement without one, as of the day of the statement. */
function impliedWindow({ injury, estimate }: EstimateOf, zone: string): ReturnWindow {
  const recoveryCase = recoveryCaseOf(injury, zone, estimate);
  return windowOf(recoveryFrom(recoveryCase), dayNumber(recoveryCase.statedOn));
}

const ReturnWindowInput = builder.inputType('ReturnWindowInput', {
  description: 'A window for the return.',
  fields: (t) => ({
    earliest: t.field({
      type: 'Date',
      required: true,
      description: 'The day by which the player has returned with a chance of 10 %.',
    }),
    likely: t.field({
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 50 %. Default: the middle day.',
    }),
    latest: t.field({
      type: 'Date',
      required: true,
      description: 'The day by which the player has returned with a chance of 90 %.',
    }),
  }),
});

export const RecoveryEstimateInput = builder.inputType('RecoveryEstimateInput', {
  description: 'A statement about the return, in exactly one of these forms.',
  isOneOf: true,
  fields: (t) => ({
    window: t.field({ type: ReturnWindowInput, description: 'A window.' }),
    date: t.field({ type: 'Date', description: 'One day, as clubs and newspapers give it.' }),
    text: t.string({
      validate: longText,
      description:
        'Text in English, Spanish, German, Italian, French or Portuguese: "4-6 weeks", "misses the next two games", "fällt am Sonntag aus". It is stored and read as a window.',
    }),
    unknown: t.boolean({ description: 'Nothing yet: tests are pending.' }),
  }),
});

export const EstimateSourceInput = builder.inputType('EstimateSourceInput', {
  description: 'The source of an estimate.',
  fields: (t) => ({
    kind: t.field({ type: SourceKindEnum, required: true, description: 'The kind of source.' }),
    name: t.string({ validate: shortText, description: 'The name of the source: "Marca".' }),
    url: t.string({ validate: webAddress, description: 'The address of the publication.' }),
  }),
});

interface SourceInput {
  readonly kind: SourceKind;
  readonly name?: string | null | undefined;
  readonly url?: string | null | undefined;
}

export function parseSource(source: SourceInput | null | undefined): EstimateSource | null {
  return source == null ? null : { kind: source.kind, name: source.name ?? null, url: source.url ?? null };
}
