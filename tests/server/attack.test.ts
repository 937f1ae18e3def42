import { expect, test } from 'vitest';
import { runAttacks } from '../attack/run.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { bundledMain, SURROUNDINGS } from '../support/process.ts';

test('a short form of every attack ends no process, and leaves memory and descriptors within their ceilings', async () => {
  using database = await demoDatabase();
  const attacked = { env: { ...SURROUNDINGS, DATABASE_URL: database.url }, main: await bundledMain() };
  const { outcomes, exitCode } = await runAttacks({ scale: 0.1, seconds: 1 }, {}, attacked);
  expect(outcomes.length).toBeGreaterThan(20);
  // The delay of other clients is measured by `npm run attack`, because a busy machine would decide it here.
  const failures = outcomes.flatMap(({ name, failures }) =>
    failures.filter((failure) => !/delay|another client/.test(failure)).map((failure) => `${name}: ${failure}`),
  );
  expect(failures).toEqual([]);
  expect(exitCode).toBe(0);
});
