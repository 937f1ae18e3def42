import { type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, print } from 'graphql';
import type { Bell, Key } from '../bell/bell.ts';
import { type Context, newContext } from '../context.ts';
import type { Member } from './member.ts';
import { recordingStore } from './recording.ts';
import { type KeyRing, StandingAnswer } from './standing-answer.ts';

/** How long an answer that nobody watches any more is kept for the next one who asks. */
const LINGER_MS = 1_000;

/** All standing answers: which operations are watched, and which keys wake them. */
export interface Answers extends AsyncDisposable {
  /** Follows a subscription: the present state first, then each new one. Identical subscriptions share one execution. */
  subscribe(args: ExecutionArgs): Promise<Member | ExecutionResult>;
  /** How many answers are kept, and how many keys they hold. */
  size(): { readonly answers: number; readonly keys: number };
}

export function openAnswers(bell: Bell): Answers {
  const answers = new Map<string, StandingAnswer>();
  const holders = new Map<Key, Set<StandingAnswer>>();
  const ring: KeyRing = {
    hold(key, answer) {
      const held = holders.get(key);
      if (held === undefined) holders.set(key, new Set([answer]));
      else held.add(answer);
    },
    release(key, answer) {
      const held = holders.get(key);
      held?.delete(answer);
      if (held?.size === 0) holders.delete(key);
    },
  };
  const stopListening = bell.listen((rung) => {
    const woken = new Set<StandingAnswer>();
    for (const key of rung) for (const answer of holders.get(key) ?? []) woken.add(answer);
    for (const answer of woken) answer.touch();
  });

  function answerTo(args: ExecutionArgs, context: Context): StandingAnswer {
    const id = identityOf(args, context);
    const existing = answers.get(id);
    if (existing !== undefined) return existing;
    const { schema, document, operationName, variableValues } = args;
    const { store, viewer, act } = context;
    const answer = new StandingAnswer(
      async (live, note) => {
        // Loaders remember what they have read, so that each execution needs its own.
        const contextValue = newContext(recordingStore(store, note), viewer, act, live);
        return execute({ schema, document, operationName, variableValues, contextValue });
      },
      ring,
      () => {
        const linger = setTimeout(() => {
          if (!answer.isEmpty) return;
          if (answers.get(id) === answer) answers.delete(id);
          answer.end();
        }, LINGER_MS);
        linger.unref();
      },
    );
    answers.set(id, answer);
    return answer;
  }

  return {
    subscribe: (args) => answerTo(args, args.contextValue as Context).join(),
    size: () => ({ answers: answers.size, keys: holders.size }),
    async [Symbol.asyncDispose]() {
      stopListening();
      for (const answer of answers.values()) answer.end();
      answers.clear();
    },
  };
}

const printed = new WeakMap<DocumentNode, string>();

/** What makes two subscriptions the same: their operation, however it is spaced, their variables, and who asks. */
function identityOf({ document, operationName, variableValues }: ExecutionArgs, { viewer }: Context): string {
  const text = printed.get(document) ?? print(document);
  printed.set(document, text);
  return JSON.stringify([text, operationName ?? null, sorted(variableValues ?? {}), viewer.editor]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
