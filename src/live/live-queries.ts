import { execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Bell } from '../invalidation/bus.ts';
import type { Context, Viewer } from '../schema/context.ts';
import type { Live } from '../schema/subscription-state.ts';
import type { Counts } from '../observability/counters.ts';
import type { Tracer } from '../observability/tracer.ts';
import { type Asked, claimOf, identityOf, type Text, textOf, viewerOf, withoutClaim } from './operation-key.ts';
import { KeyRing, type Recording } from '../cache/dependency-index.ts';
import { PullingMember } from './pull-subscriber.ts';
import { KeptAnswers } from '../cache/response-cache.ts';
import { type Means, recordingContext } from './tracked-context.ts';
import { Slices } from './delivery-scheduler.ts';
import { type Execute, StandingAnswer } from './live-query.ts';
import { tallyOf, traitsOf } from './operation-labels.ts';
import { Turns } from './execution-scheduler.ts';
import type { Followed } from './subscription.ts';

/** How long an answer that nobody watches any more is kept for the next one who asks. */
const LINGER_MS = 1_000;

/** How many characters of texts are remembered: others are parsed each time, and share all the same. */
const MOST_TEXT = 4 * 1024 * 1024;

/** All standing answers: which operations are watched, and which keys wake them. */
export interface Answers extends AsyncDisposable {
  /** The answer to what is asked, where it stands and this text was asked before: then it needs no parsing. */
  known(asked: Asked, viewer: Viewer): Followed | null;
  /** The one answer to a subscription, however it is spelt; `query` is how this one spells it. */
  answerTo(args: ExecutionArgs, query?: string): Followed;
  /** Follows a subscription by pulling: the present state first, then each new one. */
  subscribe(args: ExecutionArgs): AsyncIterableIterator<ExecutionResult>;
  /** Reads everything that is watched anew, as though every key had rung; what is kept of queries is dropped. */
  wakeAll(): void;
  /** The answers to queries that nobody watches. */
  readonly queries: KeptAnswers;
  /** How many answers are kept, and how many keys they hold. */
  size(): { readonly answers: number; readonly keys: number };
  /** How many follow them, all together. */
  subscribers(): number;
}

export interface AnswersParts {
  readonly means: Means;
  readonly bell: Bell;
  /** Makes what went wrong fit to be told: surprises masked, refusals with their codes. */
  readonly polish: (result: ExecutionResult) => ExecutionResult;
  /** Why a viewer's rights have ended, as a refusal; null: they stand. */
  readonly lost: (viewer: Viewer) => Promise<GraphQLError | null> | null;
  /** How many bytes of answers to queries are kept; 0: none. */
  readonly memory: number;
  readonly counts: Counts;
  /** null: nobody traces. */
  readonly tracer: Tracer | null;
}

export function openAnswers({ means, bell, polish, lost, memory, counts, tracer }: AnswersParts): Answers {
  const kept = new Map<string, StandingAnswer>();
  const texts = new LRUCache<string, Text>({
    maxSize: MOST_TEXT,
    sizeCalculation: ({ print }, spelling) => spelling.length + print.length + 200,
  });
  const ring = new KeyRing(bell);
  const surroundings = { ring, turns: new Turns(), slices: new Slices(), counts };
  const stopListening = bell.listen((rung) => (rung === 'EVERYTHING' ? wakeAll() : ring.ring(rung)));

  function open(id: string, args: ExecutionArgs): StandingAnswer {
    const { schema, document, operationName, variableValues } = args;
    const { viewer } = args.contextValue as Context;
    const run = async (live: Live, recording: Recording): Promise<ExecutionResult> => {
      // Loaders remember what they have read, so that each execution needs its own.
      const contextValue = recordingContext(means, viewer, recording, live);
      try {
        const asking = lost(viewer);
        const ended = asking === null ? null : await asking;
        if (ended !== null) {
          live.isOver = true;
          return polish({ errors: [ended] });
        }
        return polish(await execute({ schema, document, operationName, variableValues, contextValue }));
      } catch (error) {
        return polish({
          errors: [new GraphQLError('The operation could not be executed.', { originalError: asError(error) })],
        });
      }
    };
    const tally = tallyOf(counts, args);
    const seen: Execute = (live, recording) => {
      counts.executions.live += 1;
      if (tracer === null) return run(live, recording);
      return tracer.span(`live ${tally.name}`, traitsOf(tally), () => run(live, recording));
    };
    const linger = lingering(id);
    const answer = new StandingAnswer(args, seen, { ...surroundings, left: linger });
    kept.set(id, answer);
    // Who asked for it may be gone before he joins.
    linger();
    return answer;
  }

  /** Those too that could read nothing, and so hold no key. */
  function wakeAll(): void {
    ring.ring('EVERYTHING');
    for (const answer of kept.values()) answer.touch();
  }

  /** Lets an answer go that nobody has watched for a while. */
  function lingering(id: string): () => void {
    let timer: NodeJS.Timeout | undefined;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const answer = kept.get(id);
        if (answer?.isEmpty !== true) return;
        kept.delete(id);
        answer.end();
      }, LINGER_MS).unref();
    };
  }

  function answerTo(args: ExecutionArgs, query?: string): Followed {
    const text = textOf(args);
    const { operationName, variableValues: variables } = args;
    if (query !== undefined) texts.set(spelling({ query, operationName }), text);
    const id = identityOf(text, { operationName, variables }, viewerOf(args));
    return { answer: kept.get(id) ?? open(id, withoutClaim(text, args)), revision: claimOf(text, variables) };
  }

  function known(asked: Asked, viewer: Viewer): Followed | null {
    const text = texts.get(spelling(asked));
    const answer = text === undefined ? undefined : kept.get(identityOf(text, asked, viewer));
    return text === undefined || answer === undefined ? null : { answer, revision: claimOf(text, asked.variables) };
  }

  return {
    queries: new KeptAnswers(ring, memory, counts),
    known,
    answerTo,
    wakeAll,
    subscribe: (args) => new PullingMember(answerTo(args)),
    size: () => ({ answers: kept.size, keys: ring.size }),
    subscribers: () => kept.values().reduce((sum, { size }) => sum + size, 0),
    async [Symbol.asyncDispose]() {
      stopListening();
      for (const answer of kept.values()) answer.end();
      kept.clear();
    },
  };
}

function spelling({ query, operationName }: Omit<Asked, 'variables'>): string {
  return `${operationName ?? ''}\n${query}`;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
