import type { EstimateInput } from '../domain/estimate-text/estimate-input.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { EstimateSource, SourceKind } from '../domain/recovery-estimate.ts';
import { builder } from './builder.ts';
import { fixtureId } from './fixture.ts';
import { longText, shortText, webAddress } from './input-validation.ts';
import { SourceKindEnum } from './recovery-estimate.ts';

export const ReturnWindowInput = builder.inputType('ReturnWindowInput', {
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
        'Text in English, Spanish, German, Italian, French or Portuguese: "4-6 weeks", "misses the next two games", "fällt am Sonntag aus". It is stored unchanged, and read.',
    }),
    unknown: t.boolean({ description: 'Nothing yet: tests are pending.' }),
    games: t.int({
      description: "The next games of the player's club that are missed, at most 60. They follow the calendar.",
    }),
    returnsIn: t.id({ validate: shortText, description: 'The id of the fixture of the return, which it follows.' }),
    missesThrough: t.id({
      validate: shortText,
      description: 'The id of the last fixture that is missed, which it follows.',
    }),
    chanceOfPlayingNext: t.int({
      description: "The chance in percent of playing the next game of the player's club. It is calibrated.",
    }),
    fullTrainingOn: t.field({
      type: 'Date',
      description: 'The day of the return to full training. The return to games follows some days later.',
    }),
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

type EstimateFields = typeof RecoveryEstimateInput.$inferInput;

/** Returns the estimate in an input. A global id of another type is passed on, because no fixture has it. */
export function estimateInput({ returnsIn, missesThrough, ...rest }: EstimateFields): EstimateInput {
  return {
    ...rest,
    returnsIn: fixtureIn(returnsIn),
    missesThrough: fixtureIn(missesThrough),
  };
}

function fixtureIn(globalId: string | null | undefined): FixtureId | null {
  return globalId == null ? null : (fixtureId(globalId) ?? (globalId as FixtureId));
}
