import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/**
 * The house from the ground up. A file may import from its own floor and from those below, never from above. A file
 * stands on the first floor whose pattern it matches.
 */
const FLOORS: readonly (readonly [floor: string, files: RegExp])[] = [
  ['the command line', /^(main|command-line|doctor|lifetime|print-schema)\.ts$/],
  ['the wiring', /^(app|database)\.ts$/],
  ['roads', /^server\//],
  ['standing answers', /^answers\//],
  ['schema', /^schema\.ts$/],
  ['how the world sees it', /\.graphql\.ts$/],
  ['what resolvers share', /^(builder|connection|context|editors-only|node)\.ts$/],
  ['who acts', /^(feeds|demo)\/|^(passing-time|health|kept-clock|verify)\.ts$|^rights\/(desk|rights)\.ts$/],
  ['the write path', /^change\.ts$/],
  ['seeing it run', /^seeing\/(log|metrics|open-telemetry|seen-store)\.ts$/],
  ['adapters', /^store\/sqlite\/|^store\/postgres\/|^bell\/(memory|postgres)\.ts$/],
  ['contracts', /^store\/|^bell\//],
  ['who writes', /^rights\//],
  ['the answer', /^availability\/|^accuracy\//],
  ['recovery', /^recovery\//],
  ['injury, suspension', /^(injury|suspension)\//],
  ['fixture', /^fixture\//],
  ['competition, player', /^(competition|player)\//],
  ['team', /^team\//],
  ['what is counted and traced', /^seeing\//],
  ['plain words', /^(brand|clock|config|day|decision|global-id|limits|node-version|page|refusal)\.ts$/],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports: Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(SRC, from), 'utf8').matchAll(
      /^(?:import|export)\b[^'";]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm,
    ),
  ].map(([, named, bare, dynamic]) => ({
    from,
    to: named ?? bare ?? dynamic ?? '',
  })),
);
const own = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ to, ...rest }) => ({ ...rest, to: join(dirname(rest.from), to) }));

/** How high a file stands; -1 where nobody has said. */
function heightOf(file: string): number {
  const floor = FLOORS.findIndex(([, pattern]) => pattern.test(file));
  return floor === -1 ? -1 : FLOORS.length - floor;
}

const line = ({ from, to }: Import): string => `${from} -> ${to}`;
const wrong = (is: (one: Import) => boolean): string[] => own.filter(is).map(line);
const isOfGraphQL = (file: string): boolean => file.endsWith('.graphql.ts');

test('every file has its floor, and is read at all', () => {
  expect(files.filter((file) => heightOf(file) === -1)).toEqual([]);
  expect(own.length).toBeGreaterThan(300);
  expect(own.map(({ to }) => to).filter((to) => !files.includes(to) && !to.endsWith('.json'))).toEqual([]);
});

test('nobody imports from a floor above his own', () => {
  expect(wrong(({ from, to }) => heightOf(to) > heightOf(from))).toEqual([]);
});

test('how the world sees a noun is imported by its like and by the schema only', () => {
  expect(wrong(({ from, to }) => isOfGraphQL(to) && !isOfGraphQL(from) && from !== 'schema.ts')).toEqual([]);
});

test('every *.graphql.ts is in the schema', () => {
  const reached = new Set(['schema.ts']);
  for (const file of reached) for (const { from, to } of own) if (from === file) reached.add(to);
  expect(files.filter((file) => isOfGraphQL(file) && !reached.has(file))).toEqual([]);
});

test('the adapters are picked in one place', () => {
  const adapter = /^(store\/(sqlite|postgres)|bell\/(memory|postgres))/;
  const within = (from: string, to: string): boolean => dirname(from) === dirname(to) && dirname(from) !== 'bell';
  const picked = wrong(({ from, to }) => adapter.test(to) && from !== 'database.ts' && !within(from, to));
  expect(picked).toEqual([]);
});

/** Libraries that compute, or remember what was computed, and touch nothing else. */
const PURE = new Set(['@sindresorhus/slugify', 'lru-cache']);

test('rules know no GraphQL, no SQL and no socket, and never wait', () => {
  const rooms = /^(team|player|competition|fixture|injury|suspension|recovery|availability|accuracy)\//;
  const rules = files.filter((file) => rooms.test(file) && !isOfGraphQL(file));
  const outside = imports
    .filter(({ from, to }) => rules.includes(from) && !to.startsWith('.') && !PURE.has(to))
    // recovery's own figures are fitted by a command, which reads and writes files.
    .filter(({ from }) => !/^recovery\/(fit|forecasts|reliability-plot)\.ts$/.test(from));
  expect(outside.map(line)).toEqual([]);
  const text = (file: string): string => readFileSync(join(SRC, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
  expect(rules.filter((file) => /\basync\b|\bawait\b|Date\.now|new Date\(\)|Temporal\.Now/.test(text(file)))).toEqual(
    [],
  );
});

test('libraries stay in their rooms', () => {
  const at = (library: RegExp): string[] =>
    [...new Set(imports.filter(({ to }) => library.test(to)).map(({ from }) => from))].toSorted();
  expect(at(/^(drizzle-orm|better-sqlite3)/).filter((file) => !file.startsWith('store/'))).toEqual([]);
  expect(at(/^(ws|graphql-ws|graphql-yoga|node:http|node:net)/).filter((file) => !file.startsWith('server/'))).toEqual(
    [],
  );
  expect(
    at(/^graphql$/).filter(
      (file) => !/^(server|answers)\/|^(builder|schema|print-schema)\.ts$|\.graphql\.ts$/.test(file),
    ),
  ).toEqual([]);
  expect(at(/^(prom-client|@opentelemetry\/)/).filter((file) => !file.startsWith('seeing/'))).toEqual([]);
  expect(at(/^@pothos\//).filter((file) => !/^builder\.ts$|\.graphql\.ts$/.test(file))).toEqual([]);
});

test('the product knows nothing of its tests', () => {
  expect(wrong(({ to }) => to.startsWith('..'))).toEqual([]);
  expect(imports.filter(({ to }) => /tests\/|vitest|fast-check/.test(to)).map(line)).toEqual([]);
});

test('no file is longer than 300 lines, and half of them are under 100', () => {
  const lengths = files
    .map((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length)
    .toSorted((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(300);
  expect(lengths[lengths.length >> 1]).toBeLessThan(100);
});
