import type { Absence, AbsenceEnd, AbsenceKind } from '../../domain/absence.ts';
import { questionOfDisagreement } from '../../domain/editor-question.ts';
import { byKickoff, type FixtureId, isOver } from '../../domain/fixture.ts';
import { type AbsenceScopeRefs, endAbsence, reportAbsence, reviseAbsence } from '../../write-path/commands/absence.ts';
import { type AbsenceRow, isFromFeed, isOfRow, isOwn, type Outcome } from './absence-rows.ts';
import { competitionOf } from './competition-lookup.ts';
import { type ReconcileContext, valueOr } from './context.ts';

/** Merges an absence of a feed that is neither an injury nor a ban into the records. */
export function reconcileOther(context: ReconcileContext, row: AbsenceRow, kind: AbsenceKind): Outcome {
  const { workspace, stated, counts } = context;
  const { observation, player, from, statedAt, asOf, id, source } = row;
  const own = [...workspace.facts.absences.values()].filter((absence) => absence.player === player.id);
  const sameRow = own.find((absence) => isOfRow(absence, row));
  if (sameRow !== undefined && sameRow.status !== 'ACTIVE') {
    if (sameRow.status === 'ENDED' && !observation.completed) disagreeAbout(context, sameRow, row);
    return 'UNCHANGED';
  }
  // An absence that began after the end of the row is another one.
  const isPossible = ({ from: began }: Absence): boolean =>
    !observation.completed || observation.until === null || began < observation.until;
  const active = own.filter((one) => one.status === 'ACTIVE' && one.kind === kind && isPossible(one));
  const target = sameRow ?? active.find((absence) => isFromFeed(absence, context)) ?? active[0];
  const end: AbsenceEnd = observation.until === null ? { kind: 'OPEN' } : { kind: 'DATE', date: observation.until };
  if (target === undefined) {
    const reported = valueOr(
      context,
      observation,
      workspace.run(
        reportAbsence({
          player: { id: player.id },
          kind,
          from,
          until: observation.completed ? null : end,
          scope: scopeOf(context, row),
          words: observation.words,
          source,
          reportedAt: statedAt,
          externalIds: [id],
        }),
      ),
    );
    if (reported === null) return 'LEFT_OUT';
    stated.add(reported.id);
    counts.absences += 1;
    if (observation.completed) endOn(context, observation, reported, observation.until ?? asOf);
    return 'CHANGED';
  }
  stated.add(target.id);
  if (observation.completed) return endOn(context, observation, target, observation.until ?? asOf);
  const isSame = target.words === observation.words && JSON.stringify(target.end) === JSON.stringify(end);
  if (isSame) return 'UNCHANGED';
  if (!isOwn(target.source, source) && target.reportedAt >= statedAt) {
    disagreeAbout(context, target, row);
    return 'UNCHANGED';
  }
  if (isOwn(target.source, source) && statedAt < target.reportedAt) return 'UNCHANGED';
  const revision = { until: end, words: observation.words, source, reportedAt: statedAt };
  const revised = valueOr(context, observation, workspace.run(reviseAbsence({ absence: target.id, ...revision })));
  if (revised === null) return 'LEFT_OUT';
  counts.absences += 1;
  return 'CHANGED';
}

/** Records that the player is back according to the feed. */
export function endOn(
  context: ReconcileContext,
  row: { readonly row: string },
  absence: Absence,
  day: AbsenceRow['asOf'],
): Outcome {
  const endedOn = day < absence.from ? absence.from : day;
  const ended = valueOr(context, row, context.workspace.run(endAbsence({ absence: absence.id, endedOn })));
  if (ended === null) return 'LEFT_OUT';
  context.counts.absences += 1;
  return 'CHANGED';
}

function scopeOf(context: ReconcileContext, row: AbsenceRow): AbsenceScopeRefs | null {
  const { scope } = row.observation;
  if (scope === null) return null;
  const { facts } = context.workspace;
  const teams = (scope.teams ?? []).flatMap((team) => context.teams.resolve(team, false) ?? []);
  const competition = competitionOf(context, scope.competition ?? null);
  const named = (scope.fixtures ?? []).flatMap(({ source, value }) => {
    const has = facts.fixtures
      .values()
      .find(({ externalIds }) => externalIds.some((id) => id.source === source && id.value === value));
    return has?.id ?? [];
  });
  const fixtures = scope.nextFixture === true ? [...named, ...nextFixtureOf(context, row)] : named;
  return {
    teams: teams.map(({ id }) => ({ id })),
    families: competition === null ? [] : [competition.family],
    fixtures,
  };
}

/** Returns the next fixture of the team after the row was written. */
function nextFixtureOf({ workspace }: ReconcileContext, { team, from, asOf }: AbsenceRow): FixtureId[] {
  if (team === null) return [];
  const next = [...workspace.facts.fixtures.values()]
    .filter(
      (one) => (one.home === team.id || one.away === team.id) && one.day !== null && one.day >= from && !isOver(one),
    )
    .toSorted(byKickoff)
    .find(({ day }) => day !== null && day >= asOf);
  return next === undefined ? [] : [next.id];
}

function disagreeAbout(
  context: ReconcileContext,
  absence: Absence,
  { observation, statedAt, source }: AbsenceRow,
): void {
  const about = { subjectKind: 'Absence', subject: absence.id, source: source.name ?? '' } as const;
  context.workspace.addQuestion(questionOfDisagreement(about, { words: observation.words }, statedAt));
}
