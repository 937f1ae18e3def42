import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesPage } from '../../.ci/licences.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json'));

test('docs/licences.md lists what the lock file installs; otherwise run `npm run licences`', () => {
  const words = (text: string): string[] => text.split(/\s+/);
  expect(words(read('docs/licences.md'))).toEqual(words(licencesPage(read('package-lock.json'))));
});

test('everything that is installed has a hash in the lock file, the runtime included', () => {
  const entries = Object.entries<{ integrity?: string; link?: boolean; inBundle?: boolean }>(lock.packages);
  const without = entries.filter(
    ([path, { integrity, link, inBundle }]) => path !== '' && !integrity && !link && !inBundle,
  );
  expect(without.map(([path]) => path)).toEqual([]);
  const runtimes = Object.entries<string>(lock.packages[''].optionalDependencies).filter(([name]) =>
    name.startsWith('node-'),
  );
  expect(runtimes.length).toBeGreaterThan(3);
  expect(new Set(runtimes.map(([, version]) => version)).size).toBe(1);
  for (const [name] of runtimes) expect(lock.packages[`node_modules/${name}`]).toHaveProperty('integrity');
});
