import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Refusal } from '../domain/decision.ts';
import type { Environment } from '../environment.ts';
import { FetchFailure } from '../feeds/reading/fetch-failure.ts';
import type { FeedCounters } from '../observability/feed-counters.ts';
import type { Store } from '../storage/store.ts';
import type { SyncSource } from './config.ts';
import { missingKey, requestsFor } from '../feeds/reading/feed-requests.ts';
import { fetchDocuments, type ImportDocuments } from './poll.ts';
import { retryAt } from './schedule.ts';
import { type PollFailure, type SourceState, statesToStore, storedName } from './source-state.ts';

export interface PollDeps {
  readonly store: Pick<Store, 'feeds' | 'storageErrorKind'>;
  /** The environment, which contains the keys of feeds. */
  readonly env: Environment;
  readonly importDocuments: ImportDocuments;
  /** The system clock: schedules follow real time, even if the clock of the data is moved. */
  readonly clock: Clock;
  readonly log: Logger;
  readonly counters: FeedCounters;
}

/** Messages are stored and shown. */
const MAX_MESSAGE_LENGTH = 500;

/** The error of a response that could be read, but not used. */
class Rejection extends Error {
  readonly kind = 'REJECTED';
}

/**
 * Polls a source once: fetches its documents, imports them if they have changed, and stores the outcome. The versions of
 * the documents are stored after the import, so that a crash in between repeats it. Rejects if the storage fails.
 */
export async function pollSource(
  source: SyncSource,
  state: SourceState,
  deps: PollDeps,
  signal: AbortSignal,
): Promise<SourceState> {
  const { store, clock, log, counters } = deps;
  const lastPollAt = clock.now();
  const fields = { source: source.name };
  let after: SourceState;
  try {
    const { answer, counts } = await readAndImport(source, state, deps, signal);
    const isChanged = counts !== null && counts.changes > 0;
    after = {
      lastGoodAt: clock.now(),
      lastChangeAt: isChanged ? clock.now() : state.lastChangeAt,
      lastPollAt,
      failures: 0,
      failure: null,
      notBefore: null,
      digest: answer.kind === 'NEW' ? answer.digest : state.digest,
      versions: answer.versions,
    };
    counters.count(source.name, counts === null ? 'unchanged' : 'imported', counts);
    log.info({ ...fields, ...counts }, counts === null ? 'feed has not changed' : 'feed imported');
  } catch (error) {
    if (signal.aborted || store.storageErrorKind(error) !== null) throw error;
    const retryAfterMs = error instanceof FetchFailure ? error.retryAfterMs : null;
    const failure = failureOf(error);
    const { kind } = failure;
    const notBefore = retryAt(source, { kind, retryAfterMs }, state.failures, clock.now(), Math.random());
    after = { ...state, lastPollAt, failures: state.failures + 1, failure, notBefore };
    counters.countFailure(source.name, kind);
    if (kind === 'FAILED') log.error({ ...fields, err: error }, 'feed could not be imported; will retry');
    else log.warn({ ...fields, kind, reason: failure.message }, 'feed could not be used; will retry');
  }
  await store.feeds.replace(storedName(source.name), statesToStore(source, after));
  return after;
}

/** Returns a failure as it is stored and shown. Only the log has the message of an unexpected error. */
function failureOf(error: unknown): PollFailure {
  if (error instanceof FetchFailure || error instanceof Rejection) {
    return { kind: error.kind, message: error.message.slice(0, MAX_MESSAGE_LENGTH) };
  }
  return { kind: 'FAILED', message: 'An unexpected error occurred; the log has it.' };
}

async function readAndImport(
  source: SyncSource,
  state: SourceState,
  { env, clock, importDocuments }: PollDeps,
  signal: AbortSignal,
) {
  const variable = missingKey(source, env);
  if (variable !== null) throw new FetchFailure('REFUSED', `The environment has no ${variable}.`);
  const answer = await fetchDocuments(source, requestsFor(source, env, clock.now()), state, signal);
  if (answer.kind === 'SAME') return { answer, counts: null };
  const decision = await importDocuments(source, answer.documents);
  if (!decision.ok) throw new Rejection(messageOf(decision.refusal));
  return { answer, counts: decision.value };
}

function messageOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'INVALID':
      return refusal.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`).join(' ');
    case 'QUESTIONS':
      return refusal.questions.map(({ words }) => words).join(' ');
    default:
      return refusal.message;
  }
}
