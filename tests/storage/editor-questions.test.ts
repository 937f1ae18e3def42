import { describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/day.ts';
import {
  questionOfConflict,
  questionOfDisagreement,
  questionOfName,
  questionOfStale,
  settled,
} from '../../src/domain/editor-question.ts';
import { NOW, put } from '../support/entity-factories.ts';
import { callUp, fillSeason, first, knee, madrid, vini } from '../support/season-records.ts';
import { openStoreOf, STORES } from '../support/stores.ts';

/** Questions to the editors, on every store. */

const LATER = instant('2026-02-02T12:00:00Z');

const conflict = questionOfConflict(
  { injury: { ...knee, status: 'ACTIVE' }, role: 'BENCH' },
  { fixture: first.id, team: madrid.id, recordedAt: NOW },
);
const other = questionOfDisagreement(
  { subjectKind: 'Injury', subject: knee.id, source: 'Opta' },
  { words: 'out for three weeks' },
  LATER,
);
const gone = questionOfStale({ subjectKind: 'Absence', subject: callUp.id, source: 'Opta' }, LATER);
const name = questionOfName({ subjectKind: 'Team', subject: madrid.id }, { name: 'V. Jr', source: 'Opta' }, LATER);

describe.each(STORES)('$kind', (kind) => {
  test('open questions are read as they were asked, the oldest first', async () => {
    await using opened = await openStoreOf(kind);
    const { store } = opened;
    await fillSeason(store);
    const before = await store.openQuestions();
    await put(store, { questions: [other, gone, name, conflict] });
    const asked = (await store.openQuestions()).filter(({ id }) => !before.some((one) => one.id === id));
    expect(asked[0]).toEqual(conflict);
    expect(new Set(asked.slice(1))).toEqual(new Set([other, gone, name]));

    const about = await store.readScope({ players: [{ id: vini.id }], questions: 'ALL' });
    expect(about.questions.get(other.id)).toEqual(other);
    expect([...about.questions.keys()]).toEqual(expect.arrayContaining([conflict.id, gone.id, name.id]));
    expect((await store.readScope({ players: [{ id: vini.id }] })).questions.size).toBe(0);

    await put(store, { questions: [settled(other, LATER)] });
    expect((await store.openQuestions()).map(({ id }) => id)).not.toContain(other.id);
    const scope = await store.readScope({ injuries: [knee.id], questions: 'ALL' });
    expect(scope.questions.get(other.id)?.settledAt).toBe(LATER);

    await put(store, { removed: { questions: [conflict.id] } });
    expect((await store.openQuestions()).map(({ id }) => id)).not.toContain(conflict.id);
  });
});
