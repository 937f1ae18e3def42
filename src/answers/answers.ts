import { execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Bell } from '../bell/bell.ts';
import type { Context } from '../context.ts';
import { identityOf } from './identity.ts';
import { KeyRing, type Recording } from './key-ring.ts';
import { PullingMember } from './pulling-member.ts';
import { KeptAnswers } from './kept-answers.ts';
import { recordingContext } from './recording.ts';
import { StandingAnswer } from './standing-answer.ts';
import { Turns } from './turns.ts';

/** How long an answer that nobody watches any more is kept for the next one who asks. */
const LINGER_MS = 1_000;

/** How many spellings of one operation are remembered: others are parsed each time, and share all the same. */
const MOST_SPELLINGS = 8;

/** All standing answers: which operations are watched, and which keys wake them. */
export interface Answers extends AsyncDisposable {
  /** The answer that was asked for in these very words before, while it stands: whoever asks so needs no parsing. */
  known(words: string): StandingAnswer | null;
  /** The one answer to a subscription, however it is spelt; from now on known by these words too. */
  answerTo(args: ExecutionArgs, words?: string): StandingAnswer;
  /** Follows a subscription by pulling: the present state first, then each new one. */
  subscribe(args: ExecutionArgs): AsyncIterableIterator<ExecutionResult>;
  /** Reads everything that is watched anew, as though every key had rung; what is kept of queries is dropped. */
  wakeAll(): void;
  /** The answers to queries that nobody watches. */
  readonly queries: KeptAnswers;
  /** How many answers are kept, and how many keys they hold. */
  size(): { readonly answers: number; readonly keys: number };
}

export interface AnswersParts {
  readonly bell: Bell;
  /** Makes what went wrong fit to be told: surprises masked, refusals with their codes. */
  readonly polish: (result: ExecutionResult) => ExecutionResult;
  /** How many bytes of answers to queries are kept; 0: none. */
  readonly memory: number;
}

interface Kept {
  readonly answer: StandingAnswer;
  readonly spellings: string[];
}

export function openAnswers({ bell, polish, memory }: AnswersParts): Answers {
  const kept = new Map<string, Kept>();
  const bySpelling = new Map<string, StandingAnswer>();
  const ring = new KeyRing();
  const turns = new Turns();
  const stopListening = bell.listen((rung) => ring.ring(rung));

  function open(id: string, args: ExecutionArgs): Kept {
    const { schema, document, operationName, variableValues } = args;
    const { store, viewer, act } = args.contextValue as Context;
    const run = async (live: Context['live'], recording: Recording): Promise<ExecutionResult> => {
      // Loaders remember what they have read, so that each execution needs its own.
      const contextValue = recordingContext({ store, viewer, act }, recording, live);
      try {
        return polish(await execute({ schema, document, operationName, variableValues, contextValue }));
      } catch (error) {
        return polish({
          errors: [new GraphQLError('The operation could not be executed.', { originalError: asError(error) })],
        });
      }
    };
    const answer = new StandingAnswer(args, run, { ring, turns, left: () => linger(id) });
    const opened = { answer, spellings: [] };
    kept.set(id, opened);
    return opened;
  }

  function linger(id: string): void {
    setTimeout(() => {
      const left = kept.get(id);
      if (left === undefined || !left.answer.isEmpty) return;
      kept.delete(id);
      for (const spelling of left.spellings) bySpelling.delete(spelling);
      left.answer.end();
    }, LINGER_MS).unref();
  }

  function answerTo(args: ExecutionArgs, words?: string): StandingAnswer {
    const id = identityOf(args);
    const { answer, spellings } = kept.get(id) ?? open(id, args);
    if (words !== undefined && spellings.length < MOST_SPELLINGS && !bySpelling.has(words)) {
      spellings.push(words);
      bySpelling.set(words, answer);
    }
    return answer;
  }

  return {
    queries: new KeptAnswers(ring, memory),
    known: (words) => bySpelling.get(words) ?? null,
    answerTo,
    wakeAll() {
      ring.ringAll();
      for (const { answer } of kept.values()) answer.touch();
    },
    subscribe: (args) => new PullingMember(answerTo(args)),
    size: () => ({ answers: kept.size, keys: ring.size }),
    async [Symbol.asyncDispose]() {
      stopListening();
      for (const { answer } of kept.values()) answer.end();
      kept.clear();
      bySpelling.clear();
    },
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
