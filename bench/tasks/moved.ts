import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBackend } from '../../src/backend.ts';
import { reassess } from '../../src/write-path/change.ts';
import { configFrom } from '../../src/config.ts';
import { day } from '../../src/domain/day.ts';
import type { Fixture } from '../../src/domain/fixture.ts';
import { CLOCK } from '../dataset/operations.ts';

const NEXT_MONTH = { from: day('2026-01-17'), to: day('2026-02-14') };

/** For each move: milliseconds of the assessment without and with its reads, and the number of changed lists. */
export interface MovedReport {
  readonly assessed: number[];
  readonly inAll: number[];
  readonly lists: number[];
}

/** Returns the fixture one day later. */
function moved(fixture: Fixture): Fixture {
  const later = Temporal.PlainDate.from(fixture.day ?? '').add({ days: 1 });
  return { ...fixture, day: day(later.toString()) };
}

const [folder = ''] = process.argv.slice(2);
const path = join(folder, 'moved.db');
copyFileSync(join(folder, 'seeded.db'), path);
const env = { DATABASE_URL: `file:${path}`, SIDELINED_SEED: 'none', SIDELINED_CLOCK: CLOCK };
const { store } = await openBackend(configFrom(env));

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
let turn = 0;

/** Measures the re-assessment of both squads' lists after a fixture moves by a day, without writing it. */
process.on('message', async ({ moves }: { readonly moves: number }) => {
  const report: MovedReport = { assessed: [], inAll: [], lists: [] };
  for (let move = 0; move < moves; move += 1) {
    const fixture = concerning[(turn += 1) % concerning.length];
    if (fixture === undefined) throw new Error('no fixture changes a list');
    const began = performance.now();
    const { lists, ms } = await assess(fixture);
    report.assessed.push(ms);
    report.inAll.push(performance.now() - began);
    report.lists.push(lists);
  }
  process.send?.(report);
});
