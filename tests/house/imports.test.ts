import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom: the rooms in their order, and the rules that keep a reader from being surprised. */

const SRC = new URL('../../src/', import.meta.url).pathname;

interface File {
  readonly name: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const files: readonly File[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const from = [...text.matchAll(/(?:^|\n)(?:import|export)\b[^;]*?from '([^']+)'|(?:^|\n)import '([^']+)'/g)].map(
      ([, named, bare]) => named ?? bare ?? '',
    );
    const imports = from.filter((path) => path.startsWith('.')).map((path) => normalize(join(dirname(name), path)));
    return { name, text, imports, packages: from.filter((path) => !path.startsWith('.')) };
  });

/** From the inside outwards: a file may import from its own row and those above it, never from below. */
const ROOMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['vocabulary', /^(brand|day|decision|global-id)\.ts$/],
  ['team', /^team\/(?!.*graphql)/],
  ['player, competition', /^(player|competition)\/(?!.*graphql)/],
  ['fixture', /^fixture\/(?!.*graphql)/],
  ['injury, suspension', /^(injury|suspension)\/(?!.*graphql)/],
  ['recovery', /^recovery\/(?!.*graphql)/],
  ['availability', /^availability\/(?!.*graphql)/],
  ['accuracy', /^accuracy\/(?!.*graphql)/],
  ['contracts', /^(store\/store|bell\/bell|clock)\.ts$/],
  ['write path', /^(change|passing-time)\.ts$|^feeds\/(?!.*graphql)/],
  ['context', /^(context|refusal|limits|node|editors-only)\.ts$/],
  ['schema', /^(builder|connection)\.ts$|\.graphql\.ts$/],
  ['whole schema', /^(schema|print-schema)\.ts$/],
  ['answers', /^answers\//],
  ['adapters', /^(store\/(rows|sqlite)|bell\/memory|demo\/)/],
  ['server', /^(server\/|config\.ts)/],
  ['app', /^app\.ts$/],
  ['command line', /^(main|command-line|node-version)\.ts$/],
];

const roomOf = (name: string): number => ROOMS.findIndex(([, pattern]) => pattern.test(name));

describe('the house', () => {
  test('every file stands in one room', () => {
    expect(files.filter(({ name }) => roomOf(name) === -1).map(({ name }) => name)).toEqual([]);
  });

  test('nobody imports from a room that is further out', () => {
    const wrong = files.flatMap(({ name, imports }) =>
      imports.filter((other) => roomOf(other) > roomOf(name)).map((other) => `${name} -> ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only app.ts and the command line pick adapters', () => {
    const adapters = /^(store\/sqlite\/store|bell\/memory)\.ts$/;
    const users = files.filter(({ imports }) => imports.some((other) => adapters.test(other))).map(({ name }) => name);
    expect(users).toEqual(['app.ts']);
  });

  test.each([
    [
      'GraphQL',
      /^(graphql|graphql-yoga|@pothos\/.*|dataloader)$/,
      /graphql\.ts$|^(builder|connection|context|schema|print-schema)\.ts$|^(answers|server)\//,
    ],
    ['SQL', /^(drizzle-orm.*|better-sqlite3)$/, /^store\/sqlite\//],
    ['sockets', /^(ws|graphql-ws.*|node:http|node:net)$/, /^server\//],
  ])('%s is known only where it must be', (_, packages, allowed) => {
    const users = files.filter(({ packages: used }) => used.some((one) => packages.test(one))).map(({ name }) => name);
    expect(users.filter((name) => !allowed.test(name))).toEqual([]);
  });

  test('the calculation and the nouns wait for nothing and read no clock', () => {
    const pure = files.filter(
      ({ name }) => roomOf(name) <= roomOf('accuracy/accuracy.ts') && !/fit\.ts$|forecasts\.ts$/.test(name),
    );
    const impure = pure.filter(({ text }) =>
      /\basync\b|\bawait\b|Date\.now|new Date\(\)|Math\.random|Temporal\.Now\.(?!zoned)/.test(text),
    );
    expect(impure.map(({ name }) => name)).toEqual([]);
  });

  test('no file is longer than 300 lines, and half of them are under 100', () => {
    const lengths = files.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(300);
    expect(lengths[lengths.length >> 1]).toBeLessThan(100);
  });
});
