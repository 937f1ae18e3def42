import { createHash } from 'node:crypto';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { addDays, dayIn } from '../domain/day.ts';
import { type Decision, accept, notFound } from '../domain/decision.ts';
import { BodyPartEnum } from './body-part.ts';
import { diagnosisIn } from './injury-mutations.ts';
import { RecoveryEstimateInput } from './recovery-estimate.ts';
import { shortText } from './input-validation.ts';
import { PlayerRefInput, playerRef } from './player.ts';
import { parseEstimateInput } from '../domain/estimate-text/estimate-input.ts';
import { unwrap, InvalidInput, NotFound } from './errors.ts';
import { findByRef } from './team.ts';
import { isSameList } from '../domain/availability/list-diff.ts';
import { MissedGamesNode, type ShownList } from './missed-games.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import { calendarFor } from '../domain/availability/season-calendar.ts';
import { dossierIf, findInjury } from '../domain/availability/what-if.ts';

const PreviewMissedGamesInput = builder.inputType('PreviewMissedGamesInput', {
  description:
    'What if: another estimate of the injury that he has, or an injury that he does not have. It is about the standing injury that the part and the day fit, the latest if there are several; where none fits, about a new one.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'Who.' }),
    occurredOn: t.field({ type: 'Date', description: 'The day of the injury. Default, for a new one: today.' }),
    diagnosis: t.string({ validate: shortText, description: 'A code of the catalogue, or its words.' }),
    bodyPart: t.field({ type: BodyPartEnum, description: 'Where.' }),
    estimate: t.field({
      type: RecoveryEstimateInput,
      required: true,
      description: 'What would be said of his return.',
    }),
  }),
});

async function preview(
  input: typeof PreviewMissedGamesInput.$inferInput,
  { store, commands }: Context,
): Promise<Decision<ShownList>> {
  const ref = playerRef(input.player);
  const diagnosis = diagnosisIn(input.diagnosis);
  if (!diagnosis.ok) return diagnosis;
  const { occurredOn = null, bodyPart = null } = input;
  const now = commands.now();
  // A day earlier than in UTC it may still be today at his club.
  const since = occurredOn ?? addDays(dayIn('UTC', now), -1);
  const world = await store.readScope({ players: ref === null ? [] : [ref], since });
  const player = findByRef(world.players, ref);
  const published = player && world.published.get(player.id);
  if (player == null || published == null) return notFound('player', 'input', 'player');

  const his = [...world.injuries.values()].filter((injury) => injury.player === player.id);
  const meant = findInjury(his, { occurredOn, bodyPart });
  const said = parseEstimateInput(input.estimate, calendarFor(player, world, now, meant?.occurredOn ?? occurredOn));
  if (!said.ok) return said;
  const estimate = { statement: said.value, source: null, note: null, reportedAt: null };
  const asked = { occurredOn, bodyPart, diagnosis: diagnosis.value, estimate };
  const dossier = dossierIf(player, world, now, world.processedUntil, asked);
  if (!dossier.ok) return dossier;
  const list = missedGames(dossier.value);
  if (isSameList(list, published.list)) return accept({ ...published, apart: `what-if-${published.revision}` });
  const digest = createHash('sha256').update(JSON.stringify(list)).digest('hex').slice(0, 16);
  return accept({
    player: player.id,
    revision: published.revision + 1,
    publishedAt: now,
    cause: meant === null ? 'INJURY_REPORTED' : 'ESTIMATE_REVISED',
    list,
    apart: `what-if-${digest}`,
  });
}

builder.queryField('previewMissedGames', (t) =>
  t.field({
    type: MissedGamesNode,
    errors: {
      types: [NotFound, InvalidInput],
      union: { name: 'PreviewMissedGamesResult', description: 'The list as it would be, or why there is none.' },
    },
    description: 'What if: the list as it would be. Stores nothing, rings nothing, and its id finds nothing.',
    args: { input: t.arg({ type: PreviewMissedGamesInput, required: true, description: 'What if.' }) },
    resolve: async (_, { input }, context) => unwrap(await preview(input, context)),
  }),
);
