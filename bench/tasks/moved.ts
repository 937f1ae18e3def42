import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBackend } from '../../src/backend.ts';
import { reassess } from '../../src/write-path/change.ts';
import { configFrom } from '../../src/config.ts';
import { day } from '../../src/domain/day.ts';
import type { Fixture } from '../../src/domain/fixture.ts';
import { CLOCK } from '../dataset/operations.ts';

const NEXT_MONTH = { from: day('2026-01-17'), to: day('2026-02-14') };
const WARM_UP = 200;

/** Returns the fixture one day later. */
function moved(fixture: Fixture): Fixture {
  const later = Temporal.PlainDate.from(fixture.day ?? '').add({ days: 1 });
  return { ...fixture, day: day(later.toString()) };
}

/** Measures the re-assessment of both squads' lists after a fixture moves by a day, without writing it. */
process.on('message', async ({ folder, rounds }: { readonly folder: string; readonly rounds: number }) => {
  const path = join(folder, 'moved.db');
  copyFileSync(join(folder, 'seeded.db'), path);
  const env = { DATABASE_URL: `file:${path}`, SIDELINED_SEED: 'none', SIDELINED_CLOCK: CLOCK };
  await using backend = await openBackend(configFrom(env));
  const { store } = backend;

  /** Returns the number of changed lists, and the milliseconds of the computation. */
  const assess = (fixture: Fixture): Promise<{ lists: number; ms: number }> =>
    store.change({ fixtures: [fixture.id] }, (snapshot) => {
      const began = performance.now();
      const lists = reassess(snapshot, { fixtures: [moved(fixture)] }, 'FIXTURE', snapshot.processedUntil).length;
      return { result: { lists, ms: performance.now() - began }, writes: null };
    });

  const range = { after: null, before: null, limit: 200, last: false };
  const concerning: Fixture[] = [];
  for (const fixture of await store.fixtures.list(NEXT_MONTH, range)) {
    if ((await assess(fixture)).lists > 0) concerning.push(fixture);
  }
  const results: Record<string, number[]> = { assessed: [], inAll: [], lists: [] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const fixture = concerning[(round + WARM_UP) % concerning.length];
    if (fixture === undefined) throw new Error('no fixture changes a list');
    const began = performance.now();
    const { lists, ms } = await assess(fixture);
    if (round < 0) continue;
    results.assessed?.push(ms);
    results.inAll?.push(performance.now() - began);
    results.lists?.push(lists);
  }
  process.send?.(results);
});
