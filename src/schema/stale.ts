import type { CachedStore } from '../cache/reader.ts';
import { AbsenceNode } from './absence.ts';
import { builder } from './builder.ts';
import { InjuryNode } from './injury.ts';
import { SuspensionNode } from './suspension.ts';

/** Returns for each record whether an editor still has to decide why a feed no longer has it. */
async function areStale(ids: readonly string[], { store }: { readonly store: CachedStore }): Promise<boolean[]> {
  const questions = await store.openQuestions();
  const stale = new Set(questions.flatMap(({ kind, subject }) => (kind === 'STALE' ? [subject] : [])));
  return ids.map((id) => stale.has(id));
}

const description =
  'Whether its feed no longer contains it, but has not said that it is over. It still counts until an editor decides.';

builder.objectField(InjuryNode, 'stale', (t) =>
  t.loadable({ type: 'Boolean', description, load: areStale, resolve: ({ id }) => id as string }),
);
builder.objectField(AbsenceNode, 'stale', (t) =>
  t.loadable({ type: 'Boolean', description, load: areStale, resolve: ({ id }) => id as string }),
);
builder.objectField(SuspensionNode, 'stale', (t) =>
  t.loadable({ type: 'Boolean', description, load: areStale, resolve: ({ id }) => id as string }),
);
