import type { Day } from '../domain/day.ts';
import {
  accuracyByLeadTime,
  accuracyBySource,
  accuracyOf,
  isWithin,
  judge,
  type Accuracy,
  type JudgedForecast,
  type LeadTimeAccuracy,
  type ReliabilityBin,
  type SourceAccuracy,
} from '../domain/forecast-accuracy/accuracy.ts';
import type { SourceKind } from '../domain/recovery-estimate.ts';
import type { ForecastFilter } from '../storage/store.ts';
import { builder } from './builder.ts';
import { CompetitionRefInput, competitionRef } from './competition.ts';
import type { Context } from './context.ts';
import { shortText, someOf } from './input-validation.ts';
import { SourceKindEnum } from './recovery-estimate.ts';
import { TeamRefInput, teamRef } from './team.ts';

const ReliabilityBinObject = builder.objectRef<ReliabilityBin>('ReliabilityBin').implement({
  description:
    'A group of forecasts with about the same chance. Of the games forecast at 70 %, 70 % should have been missed.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'The lower bound of the chance, inclusive.' }),
    to: t.exposeFloat('to', { description: 'The upper bound of the chance, exclusive; inclusive in the last bin.' }),
    forecasts: t.exposeInt('forecasts', { description: 'The number of forecasts.' }),
    meanChance: t.exposeFloat('meanChance', {
      nullable: true,
      description: 'The mean forecast chance; null if there are no forecasts.',
    }),
    missedShare: t.exposeFloat('missedShare', {
      nullable: true,
      description: 'The share of these games that were missed; null if there are no forecasts.',
    }),
  }),
});

const ForecastScore = builder.interfaceRef<Accuracy>('ForecastScore').implement({
  description: 'The accuracy of a group of forecasts.',
  fields: (t) => ({
    forecasts: t.exposeInt('forecasts', {
      description: 'The number of forecasts: one per player, game and day of publication.',
    }),
    brier: t.exposeFloat('brier', {
      nullable: true,
      description:
        'The Brier score: the mean of (chance - outcome)², where the outcome is 1 if the game was missed and 0 otherwise. From 0 (best) to 1; a constant 50 % scores 0.25. Null if there are no forecasts.',
    }),
    logLoss: t.exposeFloat('logLoss', {
      nullable: true,
      description:
        'The logarithmic loss: the mean of -ln of the chance given to the outcome, with chances limited to 0.0001–0.9999. 0 is best; a constant 50 % scores 0.693. Null if there are no forecasts.',
    }),
    reliability: t.field({
      type: [ReliabilityBinObject],
      description: 'Ten bins of the chance in ascending order, including empty ones.',
      resolve: ({ reliability }) => [...reliability],
    }),
  }),
});

const SourceAccuracyObject = builder.objectRef<SourceAccuracy>('SourceAccuracy').implement({
  description: 'The accuracy of the forecasts that were based on estimates of one source.',
  interfaces: [ForecastScore],
  fields: (t) => ({
    kind: t.field({
      type: SourceKindEnum,
      nullable: true,
      description:
        'The kind of source of the estimate that was current at publication; null if it named no source or there were several.',
      resolve: ({ source }) => source?.kind ?? null,
    }),
    name: t.string({
      nullable: true,
      description: 'The name of the source, such as "Marca"; null if none was given.',
      resolve: ({ source }) => source?.name ?? null,
    }),
  }),
});

const LeadTimeAccuracyObject = builder.objectRef<LeadTimeAccuracy>('LeadTimeAccuracy').implement({
  description: 'The accuracy of forecasts by the number of days between publication and the match day.',
  interfaces: [ForecastScore],
  fields: (t) => ({
    minDays: t.exposeInt('minDays', { description: 'The minimum number of days, inclusive.' }),
    maxDays: t.exposeInt('maxDays', {
      nullable: true,
      description: 'The maximum number of days, inclusive; null if unlimited.',
    }),
  }),
});

interface AccuracyWithForecasts extends Accuracy {
  readonly judged: readonly JudgedForecast[];
}

const ForecastAccuracyObject = builder.objectRef<AccuracyWithForecasts>('ForecastAccuracy').implement({
  description: 'The accuracy of the published chances, compared with the outcomes: by source and by lead time.',
  interfaces: [ForecastScore],
  fields: (t) => ({
    bySource: t.field({
      type: [SourceAccuracyObject],
      description: 'Accuracy by the source of the estimate that was current at publication; most forecasts first.',
      resolve: ({ judged }) => accuracyBySource(judged),
    }),
    byLeadTime: t.field({
      type: [LeadTimeAccuracyObject],
      description: 'Accuracy by the days from publication to the match day: all five lead times, including empty ones.',
      resolve: ({ judged }) => accuracyByLeadTime(judged),
    }),
  }),
});

const LeadDaysInput = builder.inputType('LeadDaysInput', {
  description: 'A range of days from publication to the match day, bounds included.',
  fields: (t) => ({
    min: t.int({
      description: 'The minimum. A list published on the match day is not a forecast, so the lowest useful value is 1.',
    }),
    max: t.int({ description: 'The maximum.' }),
  }),
});

const ForecastAccuracyFilterInput = builder.inputType('ForecastAccuracyFilter', {
  description: 'Conditions for forecasts. All given conditions must hold.',
  fields: (t) => ({
    sources: t.field({
      type: [SourceKindEnum],
      validate: someOf,
      description: 'Only forecasts based on one estimate by these kinds of sources.',
    }),
    sourceName: t.string({
      validate: shortText,
      description: 'Only forecasts based on one estimate by the source of this name. Case is ignored.',
    }),
    team: t.field({ type: TeamRefInput, description: 'Only games of this team.' }),
    competition: t.field({ type: CompetitionRefInput, description: 'Only games of this competition.' }),
    from: t.field({ type: 'Date', description: 'Only games on or after this match day.' }),
    to: t.field({ type: 'Date', description: 'Only games on or before this match day.' }),
    leadDays: t.field({ type: LeadDaysInput, description: 'Only forecasts published this long before the match day.' }),
  }),
});

interface Filter {
  readonly sources?: readonly SourceKind[] | null | undefined;
  readonly sourceName?: string | null | undefined;
  readonly team?: Parameters<typeof teamRef>[0] | null | undefined;
  readonly competition?: Parameters<typeof competitionRef>[0] | null | undefined;
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
  readonly leadDays?:
    | { readonly min?: number | null | undefined; readonly max?: number | null | undefined }
    | null
    | undefined;
}

/**
 * Returns the forecasts that match a filter, with their outcomes; none if the filter names an unknown team or
 * competition.
 */
async function forecastsFor(filter: Filter, context: Context): Promise<JudgedForecast[]> {
  const { store } = context;
  const [teamReference, competitionReference] = [
    filter.team && teamRef(filter.team),
    filter.competition && competitionRef(filter.competition),
  ];
  const team = teamReference == null ? null : await store.teams.find(teamReference);
  const competition = competitionReference == null ? null : await store.competitions.find(competitionReference);
  if ((filter.team != null && team === null) || (filter.competition != null && competition === null)) return [];
  const { from = null, to = null } = filter;
  const judged = await judgedForecasts(
    { team: team?.id ?? null, competition: competition?.id ?? null, from, to },
    context,
  );
  const leadTime = { minDays: filter.leadDays?.min ?? 0, maxDays: filter.leadDays?.max ?? null };
  const name = filter.sourceName?.toLowerCase();
  return judged.filter(
    ({ source, leadDays }) =>
      isWithin(leadDays, leadTime) &&
      (filter.sources == null || (source !== null && filter.sources.includes(source.kind))) &&
      (name === undefined || source?.name?.toLowerCase() === name),
  );
}

/** Judges forecasts by the current verdict, so that forecast and outcome come from the same calculation. */
async function judgedForecasts(filter: ForecastFilter, { store, snapshots }: Context): Promise<JudgedForecast[]> {
  const published = await store.forecasts(filter);
  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
  const players = distinct(published.map(({ player }) => player));
  const [found, fixtures, injuries] = await Promise.all([
    Promise.all(players.map((player) => snapshots.load(player))),
    store.fixtures.byIds(distinct(published.map(({ fixture }) => fixture))),
    store.injuries.byIds(distinct(published.flatMap((forecast) => forecast.injuries))),
  ]);
  const notWithdrawn = injuries.flatMap((injury) =>
    injury === null || injury.status === 'WITHDRAWN' ? [] : [injury.id],
  );
  const ledgers = await store.estimates(notWithdrawn);
  const snapshotOf = new Map(found.flatMap((one) => (one === null ? [] : [[one.dossier.player.id, one] as const])));
  const fixtureOf = new Map(fixtures.map((fixture) => [fixture?.id, fixture]));
  return judge(published, {
    zones: new Map([...snapshotOf].map(([player, { dossier }]) => [player, dossier.zone])),
    estimates: new Map(notWithdrawn.map((injury, index) => [injury, ledgers[index] ?? []])),
    missed(player, id) {
      const [snapshot, fixture] = [snapshotOf.get(player), fixtureOf.get(id)];
      const verdict =
        snapshot === undefined || fixture == null ? undefined : snapshot.availabilityFor(fixture)?.verdict;
      return verdict === undefined ? null : verdict === 'MISSED';
    },
  });
}

builder.queryField('forecastAccuracy', (t) =>
  t.field({
    type: ForecastAccuracyObject,
    description:
      'The accuracy of the published chances. A forecast is the chance in a list published before the match day of a game that has finished since, if the game still took place on the day given in the list; only the last list of a day counts. Not counted: conditional ties, suspensions, withdrawn injuries, and days on which the game was in no list because the chance was 0.1 or less.',
    // It reads all ledgers. The cost limit permits at most four of these fields in one operation.
    complexity: 4_500,
    args: {
      filter: t.arg({
        type: ForecastAccuracyFilterInput,
        description: 'Conditions for the forecasts. Default: all forecasts.',
      }),
    },
    resolve: async (_, { filter }, context) => {
      const judged = await forecastsFor(filter ?? {}, context);
      return { ...accuracyOf(judged), judged };
    },
  }),
);
