import { builder } from './builder.ts';
import { CompetitionRefInput, competitionRef } from './competition.ts';
import type { Context } from './context.ts';
import type { Day } from '../domain/day.ts';
import { SourceKindEnum } from './recovery-estimate.ts';
import type { SourceKind } from '../domain/recovery-estimate.ts';
import { someOf } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import type { ForecastFilter } from '../storage/store.ts';
import { TeamRefInput, teamRef } from './team.ts';
import {
  type Accuracy,
  accuracyByLeadTime,
  accuracyBySource,
  accuracyOf,
  isWithin,
  judge,
  type JudgedForecast,
  type LeadTimeAccuracy,
  type ReliabilityBin,
  type SourceAccuracy,
} from '../domain/forecast-accuracy/accuracy.ts';

const ReliabilityBinObject = builder.objectRef<ReliabilityBin>('ReliabilityBin').implement({
  description: 'Forecasts of about the same chance together. Of those that said 70 %, 70 % should have been missed.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'The least chance.' }),
    to: t.exposeFloat('to', { description: 'Chances are below it; in the last of the ten, up to it.' }),
    forecasts: t.exposeInt('forecasts', { description: 'How many.' }),
    meanChance: t.exposeFloat('meanChance', {
      nullable: true,
      description: 'What they said, on average; null: none there.',
    }),
    missedShare: t.exposeFloat('missedShare', {
      nullable: true,
      description: 'The share of these games that were missed; null: none there.',
    }),
  }),
});

const ForecastScore = builder.interfaceRef<Accuracy>('ForecastScore').implement({
  description: 'How good some forecasts were.',
  fields: (t) => ({
    forecasts: t.exposeInt('forecasts', {
      description: 'How many: one per player, game and day of publication.',
    }),
    brier: t.exposeFloat('brier', {
      nullable: true,
      description:
        'The Brier score: the mean of (chance - outcome)², the outcome being 1 where he missed it, else 0. From 0, the best, to 1; always saying 50 % gives 0.25. Null: no forecasts.',
    }),
    logLoss: t.exposeFloat('logLoss', {
      nullable: true,
      description:
        'The mean of -ln of the chance given to what happened, chances kept within 0.0001 and 0.9999. 0 is the best; always saying 50 % gives 0.693. Null: no forecasts.',
    }),
    reliability: t.field({
      type: [ReliabilityBinObject],
      description: 'Ten bins of the chance, in their order, empty ones too.',
      resolve: ({ reliability }) => [...reliability],
    }),
  }),
});

const SourceAccuracyObject = builder.objectRef<SourceAccuracy>('SourceAccuracy').implement({
  description: 'How good the forecasts were that rested on the estimates of one source.',
  interfaces: [ForecastScore],
  fields: (t) => ({
    kind: t.field({
      type: SourceKindEnum,
      nullable: true,
      description: 'Who gave the estimate that stood when it was published; null: nobody named, or several stood.',
      resolve: ({ source }) => source?.kind ?? null,
    }),
    name: t.string({
      nullable: true,
      description: 'By name: "Marca"; null where none was given.',
      resolve: ({ source }) => source?.name ?? null,
    }),
  }),
});

const LeadTimeAccuracyObject = builder.objectRef<LeadTimeAccuracy>('LeadTimeAccuracy').implement({
  description: 'How good the forecasts were that were published so many days before the match day.',
  interfaces: [ForecastScore],
  fields: (t) => ({
    minDays: t.exposeInt('minDays', { description: 'At least so many days before.' }),
    maxDays: t.exposeInt('maxDays', { nullable: true, description: 'At most so many; null: any more, too.' }),
  }),
});

interface ShownAccuracy extends Accuracy {
  readonly judged: readonly JudgedForecast[];
}

const ForecastAccuracyObject = builder.objectRef<ShownAccuracy>('ForecastAccuracy').implement({
  description:
    'How good the chances were that have been published here, set against what then happened: whom to believe, and how far ahead.',
  interfaces: [ForecastScore],
  fields: (t) => ({
    bySource: t.field({
      type: [SourceAccuracyObject],
      description: 'By whose estimate stood when it was published; the one with the most forecasts first.',
      resolve: ({ judged }) => accuracyBySource(judged),
    }),
    byLeadTime: t.field({
      type: [LeadTimeAccuracyObject],
      description: 'By the days from publication to the match day; all five lead times, empty ones too.',
      resolve: ({ judged }) => accuracyByLeadTime(judged),
    }),
  }),
});

const LeadDaysInput = builder.inputType('LeadDaysInput', {
  description: 'Days from publication to the match day, bounds included.',
  fields: (t) => ({
    min: t.int({ description: 'At least. A list of the match day itself is no forecast: 1 is the least there is.' }),
    max: t.int({ description: 'At most.' }),
  }),
});

const ForecastAccuracyFilterInput = builder.inputType('ForecastAccuracyFilter', {
  description: 'Which forecasts. All conditions that are given must hold.',
  fields: (t) => ({
    sources: t.field({
      type: [SourceKindEnum],
      validate: someOf,
      description: 'That rested on one estimate, of a source of one of these kinds.',
    }),
    sourceName: t.string({
      validate: shortText,
      description: 'That rested on one estimate, of the source of this name; capitals do not matter.',
    }),
    team: t.field({ type: TeamRefInput, description: 'For games that he would have played for this team.' }),
    competition: t.field({ type: CompetitionRefInput, description: 'For games of this competition.' }),
    from: t.field({ type: 'Date', description: 'For games on this match day or later.' }),
    to: t.field({ type: 'Date', description: 'For games on this match day or earlier.' }),
    leadDays: t.field({ type: LeadDaysInput, description: 'Published so long before the match day.' }),
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

/** The forecasts that a filter asks for, with what became of them; none where it names a team that nobody knows. */
async function forecastsFor(filter: Filter, context: Context): Promise<JudgedForecast[]> {
  const { store } = context;
  const [teamMeant, meant] = [
    filter.team && teamRef(filter.team),
    filter.competition && competitionRef(filter.competition),
  ];
  const team = teamMeant == null ? null : await store.teams.find(teamMeant);
  const competition = meant == null ? null : await store.competitions.find(meant);
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

/** What happened is what the present answer says: the same function assesses it. */
async function judgedForecasts(filter: ForecastFilter, { store, snapshots }: Context): Promise<JudgedForecast[]> {
  const published = await store.forecasts(filter);
  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
  const players = distinct(published.map(({ player }) => player));
  const [found, fixtures, injuries] = await Promise.all([
    Promise.all(players.map((player) => snapshots.load(player))),
    store.fixtures.byIds(distinct(published.map(({ fixture }) => fixture))),
    store.injuries.byIds(distinct(published.flatMap((forecast) => forecast.injuries))),
  ]);
  const standing = injuries.flatMap((injury) => (injury === null || injury.status === 'WITHDRAWN' ? [] : [injury.id]));
  const ledgers = await store.estimates(standing);
  const presentOf = new Map(found.flatMap((one) => (one === null ? [] : [[one.dossier.player.id, one] as const])));
  const fixtureOf = new Map(fixtures.map((fixture) => [fixture?.id, fixture]));
  return judge(published, {
    zones: new Map([...presentOf].map(([player, { dossier }]) => [player, dossier.zone])),
    estimates: new Map(standing.map((injury, index) => [injury, ledgers[index] ?? []])),
    missed(player, id) {
      const [who, fixture] = [presentOf.get(player), fixtureOf.get(id)];
      const verdict = who === undefined || fixture == null ? undefined : who.availabilityFor(fixture)?.verdict;
      return verdict === undefined ? null : verdict === 'MISSED';
    },
  });
}

builder.queryField('forecastAccuracy', (t) =>
  t.field({
    type: ForecastAccuracyObject,
    description:
      'How good the published chances were. A forecast is the chance in a list that was published before the match day of a game that has been finished since, on the day that it had in the list; of several lists of one day the last. Not counted: conditional ties, bans, withdrawn injuries, and the days on which a game was in no list, its chance being 0.1 or less.',
    // It reads all ledgers: four of them, and no more, fit into one operation.
    complexity: 4_500,
    args: { filter: t.arg({ type: ForecastAccuracyFilterInput, description: 'Which forecasts. Default: all.' }) },
    resolve: async (_, { filter }, context) => {
      const judged = await forecastsFor(filter ?? {}, context);
      return { ...accuracyOf(judged), judged };
    },
  }),
);
