import { calendarFor } from '../../domain/availability/season-calendar.ts';
import { addDays, type Instant, startOfDay } from '../../domain/day.ts';
import { accept, type Decision } from '../../domain/decision.ts';
import { questionOfDisagreement } from '../../domain/editor-question.ts';
import { disagree } from '../../domain/estimate-ledger.ts';
import type { EstimateInput } from '../../domain/estimate-text/estimate-input.ts';
import type { Injury } from '../../domain/injury.ts';
import type { RecoveryEstimate, ReturnWindow, Statement } from '../../domain/recovery-estimate.ts';
import { recordReturn, reportInjury, reviseRecoveryEstimate } from '../../write-path/commands/injury.ts';
import { bodyPartOf, canBeOneInjury } from '../words/body-part.ts';
import { type AbsenceRow, isFromFeed, isOfRow, isOwn, type Outcome } from './absence-rows.ts';
import { type ReconcileContext, valueOr } from './context.ts';

/** The day of an injury in two sources differs by at most this many days. */
const SAME_INJURY_DAYS = 14;

/** Merges an injury of a feed into the records. The result is a new report, a new estimate, or no change. */
export function reconcileInjury(context: ReconcileContext, row: AbsenceRow): Outcome {
  const { workspace, counts, stated } = context;
  const { observation, player } = row;
  const own = [...workspace.facts.injuries.values()].filter((injury) => injury.player === player.id);
  const part = bodyPartOf(observation.reason ?? observation.words);
  const active = own.filter((injury) => injury.status === 'ACTIVE' && canBeOneInjury(injury.bodyPart, part));
  const target = active.find((one) => isOfRow(one, row)) ?? active.find((one) => isFromFeed(one, context)) ?? active[0];
  if (observation.completed) return completed(context, row, target, own);
  if (target === undefined) {
    const settled = own.find((injury) => isSettled(context, injury, row));
    if (settled !== undefined) {
      if (settled.status === 'RECOVERED') disagreeAbout(context, settled, row, null);
      return 'UNCHANGED';
    }
    const reported = report(context, row);
    if (reported === null) return 'LEFT_OUT';
    stated.add(reported.id);
    counts.injuriesReported += 1;
    return 'CHANGED';
  }
  stated.add(target.id);
  return revise(context, row, target);
}

/** Whether an editor has closed or withdrawn the injury of the row since the statement of the feed. */
function isSettled(context: ReconcileContext, injury: Injury, row: AbsenceRow): boolean {
  if (injury.status === 'ACTIVE') return false;
  const { observation, statedAt, from } = row;
  const ledger = context.workspace.facts.estimates.get(injury.id) ?? [];
  const isSaid = ledger.some(
    (estimate) =>
      isOwn(estimate.source, row.source) &&
      wordsOf(estimate) === observation.words &&
      (observation.observedAt === null ? injury.occurredOn <= from : Math.abs(estimate.reportedAt - statedAt) <= 1),
  );
  if (isSaid || isOfRow(injury, row)) return true;
  return (
    injury.status === 'RECOVERED' &&
    canBeOneInjury(injury.bodyPart, bodyPartOf(observation.reason ?? observation.words)) &&
    from <= injury.returnedOn &&
    from >= addDays(injury.occurredOn, -SAME_INJURY_DAYS)
  );
}

function report(context: ReconcileContext, row: AbsenceRow): Injury | null {
  const { observation, player, from, statedAt, id, source } = row;
  const command = (estimate: EstimateInput, note: string | null) =>
    reportInjury({
      player: { id: player.id },
      occurredOn: from,
      bodyPart: bodyPartOf(observation.reason ?? observation.words),
      description: observation.reason ?? observation.words,
      estimate,
      source,
      reportedAt: statedAt,
      note,
      externalIds: [id],
    });
  return valueOr(
    context,
    observation,
    firstReadable(row, (estimate, note) => context.workspace.run(command(estimate, note))),
  );
}

function revise(context: ReconcileContext, row: AbsenceRow, injury: Injury): Outcome {
  const { observation, source } = row;
  const ledger = context.workspace.facts.estimates.get(injury.id) ?? [injury.estimate];
  const last = ledger
    .filter((estimate) => isOwn(estimate.source, source))
    .toSorted((a, b) => a.reportedAt - b.reportedAt || a.revision - b.revision)
    .at(-1);
  if (last !== undefined && !isNewStatement(context, row, injury, last)) return 'UNCHANGED';
  // Another feed may have stated a later day of the injury.
  const statedAt = Math.max(row.statedAt, startOfDay(row.team?.timeZone ?? 'UTC', injury.occurredOn));
  // A statement of an editor from the same time takes precedence.
  const isTie = ledger.some((estimate) => !isOwn(estimate.source, source) && estimate.reportedAt === statedAt);
  const reportedAt = (isTie && statedAt === row.statedAt ? statedAt - 1 : statedAt) as Instant;
  // "Unknown return date" replaces a day that the feed named before, but not one of an editor.
  const replaces = observation.until === null && observation.chance === null && isOwn(injury.estimate.source, source);
  const run = (estimate: EstimateInput, note: string | null) =>
    context.workspace.run(
      reviseRecoveryEstimate({ injury: injury.id, player: null, estimate, source, reportedAt, note, replaces }),
    );
  const revised = valueOr(context, observation, firstReadable(row, run));
  if (revised === null) return 'LEFT_OUT';
  context.counts.estimatesRevised += 1;
  const added = context.workspace.facts.estimates.get(injury.id)?.[0];
  const others = ledger.filter((estimate) => !estimate.retracted && !isOwn(estimate.source, source));
  const other = others.toSorted((a, b) => b.reportedAt - a.reportedAt)[0];
  const windows = [added, other].flatMap((estimate) => windowOf(estimate?.statement) ?? []);
  if (windows.length === 2 && disagree(windows, row.asOf)) {
    disagreeAbout(context, revised, row, windowOf(added?.statement));
  }
  return 'CHANGED';
}

/** Whether the row differs from the last statement of the feed: other words, another day, another chance. */
function isNewStatement(context: ReconcileContext, row: AbsenceRow, injury: Injury, last: RecoveryEstimate): boolean {
  const { observation, player, statedAt } = row;
  if (observation.observedAt !== null && statedAt < last.reportedAt - 1) return false;
  if (wordsOf(last) !== observation.words) return true;
  const { statement } = last;
  if (observation.until !== null && dayOf(statement) !== null && dayOf(statement) !== observation.until) return true;
  if (statement.basis !== 'CHANCE') return false;
  if (observation.chance !== null && observation.chance !== statement.percent) return true;
  if (observation.observedAt === null || statedAt <= last.reportedAt + 1) return false;
  // A repeated chance is news if it is about another game.
  const { nextFixtureOn } = calendarFor(player, context.workspace.facts, statedAt, injury.occurredOn);
  return nextFixtureOn !== null && nextFixtureOn !== statement.nextFixtureOn;
}

/** Records an injury that is over. An active one ends, a known one stays, an unknown one is recorded with its end. */
function completed(
  context: ReconcileContext,
  row: AbsenceRow,
  target: Injury | undefined,
  own: readonly Injury[],
): Outcome {
  const { observation, asOf } = row;
  const returnedOn = observation.until === null || observation.until > asOf ? asOf : observation.until;
  const part = bodyPartOf(observation.reason ?? observation.words);
  const isKnown = own.some(
    (one) =>
      one.status !== 'ACTIVE' &&
      (isOfRow(one, row) ||
        (one.status === 'RECOVERED' &&
          canBeOneInjury(one.bodyPart, part) &&
          one.occurredOn < returnedOn &&
          row.from < one.returnedOn)),
  );
  if (isKnown) return 'UNCHANGED';
  // An injury that began after the return is another one.
  const active = target !== undefined && target.occurredOn < returnedOn ? target : null;
  const injury = active ?? report(context, row);
  if (injury === null) return 'LEFT_OUT';
  if (active === null) context.counts.injuriesReported += 1;
  return recordReturnOn(context, observation, injury, returnedOn);
}

/** Records that the player is back according to the feed. */
export function recordReturnOn(
  context: ReconcileContext,
  row: { readonly row: string },
  injury: Injury,
  day: AbsenceRow['asOf'],
): Outcome {
  const returnedOn = day < injury.occurredOn ? injury.occurredOn : day;
  const returned = valueOr(context, row, context.workspace.run(recordReturn({ injury: injury.id, returnedOn })));
  if (returned === null) return 'LEFT_OUT';
  context.counts.returnsRecorded += 1;
  return 'CHANGED';
}

/** Asks the editors which source is right. The same question is asked once. */
function disagreeAbout(context: ReconcileContext, injury: Injury, row: AbsenceRow, window: ReturnWindow | null): void {
  const about = { subjectKind: 'Injury', subject: injury.id, source: row.source.name ?? '' } as const;
  context.workspace.addQuestion(questionOfDisagreement(about, { words: row.observation.words, window }, row.statedAt));
}

/** Runs a command with the first form of the estimate that can be read; the words are kept as a note otherwise. */
function firstReadable(
  row: AbsenceRow,
  run: (estimate: EstimateInput, note: string | null) => Decision<Injury>,
): Decision<Injury> {
  const { words } = row.observation;
  let refused: Decision<Injury> | null = null;
  for (const estimate of formsOf(row)) {
    const decision = run(estimate, estimate.text === words ? null : words);
    if (decision.ok) return accept(decision.value);
    const isOfEstimate =
      decision.refusal.kind === 'INVALID' && decision.refusal.issues.every(({ path }) => path[1] === 'estimate');
    if (!isOfEstimate) return decision;
    refused = decision;
  }
  return refused ?? run({ unknown: true }, words);
}

function formsOf({ observation }: AbsenceRow): EstimateInput[] {
  const { words, estimate, until, chance } = observation;
  const texts = [words, ...(estimate === null ? [] : [estimate])].map((text) => ({ text }));
  const dated = until === null || estimate === null ? [] : [{ text: `${estimate} ${until.slice(0, 4)}` }];
  const plain = [
    ...(until === null ? [] : [{ date: until }]),
    ...(chance === null ? [] : [{ chanceOfPlayingNext: chance }]),
  ];
  const fallback = [...plain, { unknown: true }];
  return estimate === null && plain.length > 0 ? fallback : [...texts, ...dated, ...fallback];
}

/** Returns the words of a statement of a feed. */
function wordsOf({ note, statement }: RecoveryEstimate): string | null {
  return note ?? ('text' in statement ? statement.text : null);
}

/** Returns the single day that a statement names; null if it names none. */
function dayOf(statement: Statement) {
  if (statement.basis === 'DATE') return statement.date;
  const reading = 'reading' in statement ? statement.reading : undefined;
  return reading?.kind === 'RETURN' && reading.from === reading.to ? reading.from : null;
}

function windowOf(statement: Statement | undefined): ReturnWindow | null {
  if (statement === undefined) return null;
  if ('window' in statement) return statement.window;
  return statement.basis === 'DATE'
    ? { earliest: statement.date, likely: statement.date, latest: statement.date }
    : null;
}
