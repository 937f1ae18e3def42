import { createHash } from 'node:crypto';
import { isSameList } from '../domain/availability/list-diff.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import { calendarFor } from '../domain/availability/season-calendar.ts';
import { dossierIf, findInjury } from '../domain/availability/what-if.ts';
import { addDays, dayIn } from '../domain/day.ts';
import { accept, notFound, type Decision } from '../domain/decision.ts';
import { parseDiagnosisInput } from '../domain/diagnosis/diagnosis-input.ts';
import { fixturesNamedIn, parseEstimateInput, withKeptFixtures } from '../domain/estimate-text/estimate-input.ts';
import { findByRef } from '../write-path/commands/references.ts';
import { BodyPartEnum } from './body-part.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { InvalidInput, NotFound, unwrap } from './errors.ts';
import { shortText } from './input-validation.ts';
import { MissedGamesNode, type ListWithId } from './missed-games.ts';
import { PlayerRefInput, playerRef } from './player.ts';
import { estimateInput, RecoveryEstimateInput } from './recovery-estimate-input.ts';

const PreviewMissedGamesInput = builder.inputType('PreviewMissedGamesInput', {
  description:
    'A hypothetical estimate: for an existing injury or for a new one. It applies to the active injury that matches the body part and the day (the latest if there are several), or to a new injury if none matches.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    occurredOn: t.field({ type: 'Date', description: 'The day of the injury. Default for a new injury: today.' }),
    diagnosis: t.string({ validate: shortText, description: 'A code of the catalogue, or the diagnosis in words.' }),
    bodyPart: t.field({ type: BodyPartEnum, description: 'The injured part of the body.' }),
    estimate: t.field({
      type: RecoveryEstimateInput,
      required: true,
      description: 'The estimate of the return.',
    }),
  }),
});

async function preview(
  input: typeof PreviewMissedGamesInput.$inferInput,
  { store, commands }: Context,
): Promise<Decision<ListWithId>> {
  const ref = playerRef(input.player);
  const diagnosis = parseDiagnosisInput(input.diagnosis);
  if (!diagnosis.ok) return diagnosis;
  const { occurredOn = null, bodyPart = null } = input;
  const now = commands.now();
  // Today in the time zone of the club may be a day earlier than in UTC.
  const since = occurredOn ?? addDays(dayIn('UTC', now), -1);
  const estimateIn = estimateInput(input.estimate);
  const fixtures = fixturesNamedIn(estimateIn);
  const snapshot = await store.readScope({ players: ref === null ? [] : [ref], fixtures, since });
  const player = ref && findByRef(snapshot.players, ref);
  const published = player && snapshot.published.get(player.id);
  if (player == null || published == null) return notFound('player', 'input', 'player');

  const injuries = [...snapshot.injuries.values()].filter((injury) => injury.player === player.id);
  const existing = findInjury(injuries, { occurredOn, bodyPart });
  const statement = parseEstimateInput(
    withKeptFixtures(estimateIn, snapshot.fixtures),
    calendarFor(player, snapshot, now, existing?.occurredOn ?? occurredOn),
  );
  if (!statement.ok) return statement;
  const estimate = { statement: statement.value, source: null, note: null, reportedAt: null };
  const hypothesis = { occurredOn, bodyPart, diagnosis: diagnosis.value, estimate };
  const dossier = dossierIf(player, snapshot, now, snapshot.processedUntil, hypothesis);
  if (!dossier.ok) return dossier;
  const list = missedGames(dossier.value);
  if (isSameList(list, published.list)) return accept({ ...published, variant: `what-if-${published.revision}` });
  const digest = createHash('sha256').update(JSON.stringify(list)).digest('hex').slice(0, 16);
  return accept({
    player: player.id,
    revision: published.revision + 1,
    publishedAt: now,
    cause: existing === null ? 'INJURY_REPORTED' : 'ESTIMATE_REVISED',
    list,
    variant: `what-if-${digest}`,
  });
}

builder.queryField('previewMissedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    errors: {
      types: [NotFound, InvalidInput],
      union: { name: 'PreviewMissedGamesResult', description: 'The hypothetical list, or why there is none.' },
    },
    description:
      'Calculates a hypothetical list. Stores and publishes nothing; the id of the result cannot be resolved.',
    args: {
      input: t.arg({ type: PreviewMissedGamesInput, required: true, description: 'The hypothetical estimate.' }),
    },
    resolve: async (_, { input }, context) => unwrap(await preview(input, context)),
  }),
);
