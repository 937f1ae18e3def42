import { mayHaveTakenPart } from '../domain/availability/occurrence-guess.ts';
import { disagree, estimatesNow } from '../domain/estimate-ledger.ts';
import type { Injury } from '../domain/injury.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { FixtureNode } from './fixture.ts';
import { InjuryNode } from './injury.ts';
import { type EstimateOf, RecoveryEstimateObject, windowFor } from './recovery-estimate.ts';

/** Returns the current estimate of each source, for each of the injuries. */
async function sourcesOf(injuries: readonly Injury[], { store }: Context): Promise<EstimateOf[][]> {
  const ledgers = await store.estimatesOfSources(injuries.map(({ id }) => id));
  return injuries.map((injury, index) =>
    estimatesNow(ledgers[index] ?? []).map((estimate): EstimateOf => ({ injury, estimate })),
  );
}

builder.objectFields(InjuryNode, (t) => ({
  occurredInGuess: t.field({
    type: FixtureNode,
    nullable: true,
    description:
      'The fixture in which it probably happened, because it was played on that day: it does not count as missed. Null if `occurredIn` is known, if there is none, or if a line-up says that the player was not there. `amendInjury` with `occurredIn` settles it; null means that it happened in no fixture.',
    resolve: async ({ occurredInGuess, player }, _, { store, snapshots }) => {
      if (occurredInGuess === null) return null;
      const dossier = (await snapshots.load(player))?.dossier;
      const fixture = dossier?.fixtures.find(({ id }) => id === occurredInGuess);
      if (dossier !== undefined && fixture !== undefined && !mayHaveTakenPart(dossier, fixture)) return null;
      return store.fixtures.cachedOrId(occurredInGuess);
    },
  }),
  estimatesNow: t.loadableGroup({
    type: RecoveryEstimateObject,
    description:
      'The last estimate of each source that was not retracted, newest first. The current one is among them.',
    load: async (injuries: Injury[], context) => (await sourcesOf(injuries, context)).flat(),
    group: ({ injury }) => injury,
    resolve: (injury) => injury,
  }),
  disagreement: t.loadable({
    type: 'Boolean',
    description: 'Whether sources disagree by more than their own windows.',
    load: async (injuries: Injury[], context) => {
      const sources = await sourcesOf(injuries, context);
      return Promise.all(
        injuries.map(async ({ player }, index) => {
          const dossier = (await context.snapshots.load(player))?.dossier;
          if (dossier === undefined) return false;
          return disagree(
            (sources[index] ?? []).map((of) => windowFor(of, dossier)),
            dossier.today,
          );
        }),
      );
    },
    resolve: (injury) => injury,
  }),
}));
