import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { TOKEN } from '../support/api-client.ts';
import { checkoutCopy, npm, runNpm } from '../support/checkout-copy.ts';
import { eventually } from '../support/eventually.ts';

/** The commands of the README in a checkout whose path has a space and letters beyond ASCII. */

const checkout = checkoutCopy();
afterAll(() => checkout[Symbol.dispose]());

const ONE_FAILS = `
import { expect, test } from 'vitest';
import { postgresDatabase } from './support/postgres.ts';

test('passes, on PostgreSQL', async () => {
  await using database = await postgresDatabase();
  expect(database.url).toMatch(/^postgres:/);
});

test('fails', () => {
  expect('passed').toBe('failed');
});
`;

test.concurrent('npm test exits with 1 when a test fails, also when PostgreSQL was started; the tally counts it', async () => {
  writeFileSync(`${checkout.path}/tests/one-fails.test.ts`, ONE_FAILS);
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=report.json'];
  const env = { NO_COLOR: '1', TEST_DATABASE_URL: '' };
  const ran = await runNpm(checkout.path, ['test', '--', 'tests/one-fails.test.ts', ...reporters], env);
  expect(ran.output).toMatch(/Tests +1 failed \| 1 passed/);
  expect(ran.code).toBe(1);
  const tallied = await runNpm(checkout.path, ['run', '--silent', 'tally', '--', 'report.json', '1']);
  expect(tallied).toEqual({ code: 1, output: '1 passed, 1 failed\n' });
});

test.concurrent('npm start serves; stopping npm stops the server that it started', async ({ onTestFinished }) => {
  const env = {
    PORT: '0',
    SIDELINED_EDITOR_TOKEN: TOKEN,
    SIDELINED_SEED: 'none',
    DATABASE_URL: 'file:data/Größe 1.db',
  };
  const { child, code } = npm(checkout.path, ['start'], env);
  const url = Promise.withResolvers<string>();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output += `${line}\n`;
      const found = /ready at (http:\S+)/.exec(line)?.[1];
      if (found !== undefined) url.resolve(found);
    });
  }
  void code.then((ended) => url.reject(new Error(`npm start ended with ${ended}: ${output}`)));
  onTestFinished(() => void child.kill('SIGTERM'));
  const live = `${await url.promise}/health/live`;
  // A busy machine may take longer to build the schema than the server waits for the first request: it answers 408 then.
  await eventually('the server is live', async () => (await fetch(live)).status === 200);
  child.kill('SIGTERM');
  await code;
  await expect(fetch(live)).rejects.toThrow('fetch failed');
});
