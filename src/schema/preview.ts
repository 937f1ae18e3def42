import { createHash } from 'node:crypto';
import { type Dossier, dossiersOf } from '../domain/availability/dossier.ts';
import type { Facts } from '../domain/availability/facts.ts';
import { isSameList } from '../domain/availability/list-diff.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import { calendarFor } from '../domain/availability/season-calendar.ts';
import { dossierIf, factsIfAbsent, findInjury } from '../domain/availability/what-if.ts';
import { addDays, dayIn, type Instant } from '../domain/day.ts';
import { accept, type Decision, invalid, issuesOf, notFound } from '../domain/decision.ts';
import { parseDiagnosisInput } from '../domain/diagnosis/diagnosis-input.ts';
import { fixturesNamedIn, parseEstimateInput, withKeptFixtures } from '../domain/estimate-text/estimate-input.ts';
import type { Player } from '../domain/player.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { resolveScope, scopeOfKind, scopeOfRefs } from '../write-path/commands/absence.ts';
import { findByRef } from '../write-path/commands/references.ts';
import { AbsenceEndInput, AbsenceScopeInput, parseAbsenceScope, parseEnd } from './absence-input.ts';
import { AbsenceKindEnum } from './absence.ts';
import { BodyPartEnum } from './body-part.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { InvalidInput, NotFound, unwrap } from './errors.ts';
import { shortText } from './input-validation.ts';
import { MissedGamesNode, type ListWithId } from './missed-games.ts';
import { PlayerRefInput, playerRef } from './player.ts';
import { estimateInput, RecoveryEstimateInput } from './recovery-estimate-input.ts';

const PreviewAbsenceInput = builder.inputType('PreviewAbsenceInput', {
  description: 'A hypothetical absence.',
  fields: (t) => ({
    kind: t.field({ type: AbsenceKindEnum, required: true, description: 'The kind of absence.' }),
    from: t.field({ type: 'Date', required: true, description: 'The first day.' }),
    until: t.field({ type: AbsenceEndInput, description: 'When it is expected to end. Default: not known.' }),
    scope: t.field({ type: AbsenceScopeInput, description: 'The games that it covers. Default: every game.' }),
    words: t.string({ validate: shortText, description: 'The reason in words.' }),
  }),
});

const PreviewMissedGamesInput = builder.inputType('PreviewMissedGamesInput', {
  description:
    'A hypothetical estimate, a hypothetical absence, or both. The estimate is for an existing injury or for a new one: it applies to the active injury that matches the body part and the day (the latest if there are several), or to a new injury if none matches.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    occurredOn: t.field({ type: 'Date', description: 'The day of the injury. Default for a new injury: today.' }),
    diagnosis: t.string({ validate: shortText, description: 'A code of the catalogue, or the diagnosis in words.' }),
    bodyPart: t.field({ type: BodyPartEnum, description: 'The injured part of the body.' }),
    estimate: t.field({
      type: RecoveryEstimateInput,
      description: 'The estimate of the return. Required without an absence.',
    }),
    absence: t.field({ type: PreviewAbsenceInput, description: 'An absence that is neither injury nor suspension.' }),
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
  const yesterday = addDays(dayIn('UTC', now), -1);
  const since = [occurredOn, input.absence?.from, yesterday].filter((one) => one != null).toSorted()[0] ?? yesterday;
  const estimateIn = input.estimate == null ? null : estimateInput(input.estimate);
  const scope = scopeOfRefs(parseAbsenceScope(input.absence?.scope));
  const fixtures = [...(scope.fixtures ?? []), ...(estimateIn === null ? [] : fixturesNamedIn(estimateIn))];
  const snapshot = await store.readScope({ ...scope, players: ref === null ? [] : [ref], fixtures, since });
  const player = ref && findByRef(snapshot.players, ref);
  const published = player && snapshot.published.get(player.id);
  if (player == null || published == null) return notFound('player', 'input', 'player');
  if (input.estimate == null && input.absence == null) {
    return invalid(issuesOf([true, 'estimate', 'Nothing is assumed; expected an estimate, an absence, or both.']));
  }
  const facts = input.absence == null ? accept(snapshot) : withAbsence(player, snapshot, now, input.absence);
  if (!facts.ok) return facts;
  const injuries = [...snapshot.injuries.values()].filter((injury) => injury.player === player.id);
  const existing = findInjury(injuries, { occurredOn, bodyPart });
  const calendar = calendarFor(player, snapshot, now, existing?.occurredOn ?? occurredOn);
  const statement =
    estimateIn === null ? null : parseEstimateInput(withKeptFixtures(estimateIn, snapshot.fixtures), calendar);
  if (statement !== null && !statement.ok) return statement;
  const estimate = statement && { statement: statement.value, source: null, note: null, reportedAt: null };
  const dossier =
    estimate === null
      ? dossierOf(player, facts.value, snapshot.processedUntil)
      : dossierIf(player, facts.value, now, snapshot.processedUntil, {
          occurredOn,
          bodyPart,
          diagnosis: diagnosis.value,
          estimate,
        });
  if (!dossier.ok) return dossier;
  const list = missedGames(dossier.value);
  const assumed = statement && { statement: statement.value, statedOn: calendar.statedOn };
  const digest = createHash('sha256')
    .update(JSON.stringify([list, assumed]))
    .digest('hex')
    .slice(0, 16);
  if (isSameList(list, published.list)) {
    const variant = `what-if-${published.revision}${assumed === null ? '' : `-${digest}`}`;
    return accept({ ...published, variant, ...(assumed !== null && { assumed }) });
  }
  return accept({
    player: player.id,
    revision: published.revision + 1,
    publishedAt: now,
    cause: estimate === null ? 'ABSENCE' : existing === null ? 'INJURY_REPORTED' : 'ESTIMATE_REVISED',
    list,
    variant: `what-if-${digest}`,
    ...(assumed !== null && { assumed }),
  });
}

function dossierOf(player: Player, facts: Facts, at: Instant): Decision<Dossier> {
  const [dossier] = dossiersOf(facts, [player.id], at);
  return dossier === undefined ? notFound('player', 'input', 'player') : accept(dossier);
}

/** Returns the facts with the absence of an input. */
function withAbsence(
  player: Player,
  snapshot: ScopeSnapshot,
  now: Instant,
  { kind, from, words = null, ...input }: typeof PreviewAbsenceInput.$inferInput,
): Decision<Facts> {
  const scope = resolveScope(parseAbsenceScope(input.scope), snapshot);
  if (!scope.ok) return scope;
  const unknown = { source: null, reportedAt: null, note: null, externalIds: [] };
  const end = parseEnd(input.until) ?? ({ kind: 'OPEN' } as const);
  const absence = { ...unknown, kind, from, words, end, scope: scopeOfKind(kind, scope.value, player, from, snapshot) };
  return factsIfAbsent(player, snapshot, now, absence);
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
