import { expect, test } from 'vitest';
import { runAttacks } from '../attack/run.ts';
import { occasionalBystander } from '../attack/target.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { bundledMain, SURROUNDINGS } from '../support/process.ts';

test('a short form of every attack ends no process, and leaves memory and descriptors within their ceilings', async () => {
  using database = await demoDatabase();
  const attacked = {
    env: { ...SURROUNDINGS, DATABASE_URL: database.url },
    main: await bundledMain(),
    // Delays are measured by `npm run attack`, because a busy machine would decide them here.
    bystanderAt: occasionalBystander,
  };
  const { outcomes, exitCode } = await runAttacks({ scale: 0.1, seconds: 1 }, {}, attacked);
  expect(outcomes.length).toBeGreaterThan(20);
  const failures = outcomes.flatMap(({ name, failures }) =>
    failures.filter((failure) => !failure.includes('delay')).map((failure) => `${name}: ${failure}`),
  );
  expect(failures).toEqual([]);
  expect(exitCode).toBe(0);
});
