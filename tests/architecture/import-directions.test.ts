import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** The layers from the top down. A file may import from its own layer and from those below, never from one above. */
const LAYERS: readonly (readonly [layer: string, files: RegExp])[] = [
  ['entry point', /^main\.js$/],
  ['command line', /^cli\//],
  ['composition root', /^app\.ts$/],
  ['transports', /^server\//],
  ['live queries', /^live\//],
  ['GraphQL schema', /^schema\//],
  ['services without HTTP', /^backend\.ts$/],
  ['demonstration data', /^demo\//],
  ['synchronisation', /^sync\//],
  ['feeds', /^feeds\//],
  ['caches', /^cache\//],
  ['webhooks', /^webhooks\//],
  ['write path', /^write-path\//],
  ['observability', /^observability\//],
  ['storage', /^storage\//],
  ['authentication', /^auth\//],
  ['invalidation', /^invalidation\//],
  ['configuration, limits', /^(config|environment|limits|clock)\.ts$/],
  ['domain', /^domain\//],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
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

/** Index of a file's layer, the lowest layer being 0; -1 if no layer contains the file. */
function levelOf(file: string): number {
  const index = LAYERS.findIndex(([, pattern]) => pattern.test(file));
  return index === -1 ? -1 : LAYERS.length - 1 - index;
}

const line = ({ from, to }: Import): string => `${from} -> ${to}`;
const matching = (is: (one: Import) => boolean): string[] => own.filter(is).map(line);

test('every file belongs to a layer and every import resolves', () => {
  expect(files.filter((file) => levelOf(file) === -1)).toEqual([]);
  expect(own.length).toBeGreaterThan(300);
  expect(own.map(({ to }) => to).filter((to) => !files.includes(to) && !to.endsWith('.json'))).toEqual([]);
});

test('no file imports from a layer above its own', () => {
  expect(matching(({ from, to }) => levelOf(to) > levelOf(from))).toEqual([]);
});

test('every file of schema/ is part of the schema', () => {
  const reached = new Set(['schema/schema.ts']);
  for (const file of reached) for (const { from, to } of own) if (from === file) reached.add(to);
  expect(files.filter((file) => file.startsWith('schema/') && !reached.has(file))).toEqual([]);
});

test('the adapters of a database are chosen in one place', () => {
  const adapter = /^storage\/(sqlite|postgres)\/|^invalidation\/(memory|postgres)-bus\.ts$/;
  const within = (from: string, to: string): boolean =>
    dirname(from) === dirname(to) && dirname(from) !== 'invalidation';
  expect(
    matching(({ from, to }) => adapter.test(to) && from !== 'storage/open-database.ts' && !within(from, to)),
  ).toEqual([]);
});

/** Libraries without side effects. */
const PURE = new Set(['@sindresorhus/slugify', 'any-ascii', 'lru-cache', 'munkres']);

test('the domain has no GraphQL, SQL, sockets, clock or promises', () => {
  const rules = files.filter((file) => file.startsWith('domain/'));
  expect(
    imports.filter(({ from, to }) => rules.includes(from) && !to.startsWith('.') && !PURE.has(to)).map(line),
  ).toEqual([]);
  const text = (file: string): string => readFileSync(join(SRC, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
  expect(rules.filter((file) => /\basync\b|\bawait\b|Date\.now|new Date\(\)|Temporal\.Now/.test(text(file)))).toEqual(
    [],
  );
});

test('libraries are used in their layer only', () => {
  const outside = (library: RegExp, allowed: RegExp): string[] =>
    [...new Set(imports.filter(({ to }) => library.test(to)).map(({ from }) => from))]
      .filter((file) => !allowed.test(file))
      .toSorted();
  expect(outside(/^(drizzle-orm|better-sqlite3)/, /^storage\//)).toEqual([]);
  expect(
    outside(
      /^(ws|graphql-ws|graphql-yoga|node:http|node:net)/,
      /^(server|webhooks)\/|^cli\/port-check\.ts$|^environment\.ts$/,
    ),
  ).toEqual([]);
  expect(outside(/^graphql$/, /^(server|live|schema)\/|^cli\/print-schema\.ts$/)).toEqual([]);
  expect(outside(/^(prom-client|@opentelemetry\/)/, /^observability\//)).toEqual([]);
  expect(outside(/^@pothos\//, /^schema\//)).toEqual([]);
});

test('the product does not import its tests', () => {
  expect(matching(({ to }) => to.startsWith('..'))).toEqual([]);
  expect(imports.filter(({ to }) => /tests\/|vitest|fast-check/.test(to)).map(line)).toEqual([]);
});

test('no file is longer than 300 lines, the median is below 100, and the root has at most eight files', () => {
  const lengths = files
    .map((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length)
    .toSorted((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(300);
  expect(lengths[lengths.length >> 1]).toBeLessThan(100);
  expect(files.filter((file) => !file.includes('/')).length).toBeLessThanOrEqual(8);
});
