import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { REPEATED_SCENARIOS } from '../support/repeated-scenarios.ts';

const FILES = [
  ...REPEATED_SCENARIOS.map((name) => `scenarios/${name}.test.ts`),
  'cluster/changes-of-others.test.ts',
  'support/scenario.ts',
];

/** Mutations that tests send through a helper. */
const HELPERS: Readonly<Record<string, string>> = { reviseRecoveryEstimate: '.revise(', advanceClock: '.advanceTo(' };

/** Imports whose test on several nodes is that of `importFixtures`: all of them write alike. */
const LIKE_IMPORT_FIXTURES = ['importFeed', 'importSquads', 'importAbsences'];

test('every mutation is made on several nodes by a scenario that runs once more there, or by a test of the cluster', () => {
  const texts = FILES.flatMap((file) =>
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
      .split(/^(?=(?:test|ruleTest)\b)/m)
      // Those run on one node only.
      .filter((part) => !part.startsWith('ruleTest')),
  ).join('\n');
  const isMade = (name: string): boolean =>
    new RegExp(`\\b${name}\\b`).test(texts) || (name in HELPERS && texts.includes(HELPERS[name]!));
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(mutations.length).toBeGreaterThan(40);
  expect(mutations.filter((name) => !isMade(name))).toEqual(LIKE_IMPORT_FIXTURES.toSorted());
});
