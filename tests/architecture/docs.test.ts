import { buildSchema, parse, print, validate } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Counters } from '../../src/observability/counters.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { exampleTabs } from '../../src/server/pages/graphiql/graphiql-examples.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const within = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const pages = [
  ...readdirSync(ROOT),
  ...['docs', 'src'].flatMap(within),
  ...readdirSync(join(ROOT, 'bench')).map((file) => join('bench', file)),
].filter((file) => file.endsWith('.md'));
/** CHANGELOG.md also names removed things. */
const current = pages.filter((page) => page !== 'CHANGELOG.md');

/** The text without its code blocks. */
const prose = (page: string): string => read(page).replaceAll(/^```[^]*?^```$/gm, '');
const blocks = (page: string, language: string): string[] =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(page: string): Set<string> {
  const headings = [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('every link between pages and files leads somewhere', () => {
  const dead = pages.flatMap((page) =>
    [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      if (/^[a-z]+:/.test(link)) return [];
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return [`${page}: ${link}`];
      return anchor === undefined || anchors(target).has(anchor) ? [] : [`${page}: ${link}`];
    }),
  );
  expect(dead).toEqual([]);
});

test('README.md leads to every page of docs/', () => {
  const missing = within('docs').filter((file) => file.endsWith('.md') && !read('README.md').includes(`](${file})`));
  expect(missing).toEqual([]);
});

test('README.md has a line for every folder of src/', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => `\`src/${name}/\``).toSorted()).toEqual(
    [...read('README.md').matchAll(/^\| (`src\/[\w-]+\/`)/gm)].map(([, name]) => name).toSorted(),
  );
});

test('every file and folder that a page names exists', () => {
  const gone = current.flatMap((page) =>
    [...prose(page).matchAll(/`((?:src|tests|bench|docs|migrations)\/[\w./*-]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/[*]|node_modules/.test(path) && !existsSync(join(ROOT, path)))
      .map((path) => `${page}: ${path}`),
  );
  expect(gone).toEqual([]);
});

test('every npm script that a page names exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const gone = current.flatMap((page) =>
    [...read(page).matchAll(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g)]
      .map(([, name = '']) => name)
      .filter((name) => scripts[name] === undefined)
      .map((name) => `${page}: ${name}`),
  );
  expect(gone).toEqual([]);
});

test('every GraphQL example is valid', () => {
  const schema = buildSchema(read('schema.graphql'));
  const examples = pages.flatMap((page) => blocks(page, 'graphql').map((code) => ({ page, code })));
  expect(examples.length).toBeGreaterThan(3);
  for (const { page, code } of examples) {
    expect({ page, code, errors: validate(schema, parse(code)).map(({ message }) => message) }).toEqual({
      page,
      code,
      errors: [],
    });
  }
});

test('the tour has the operations of GraphiQL, in the same order', () => {
  const tabs = exampleTabs.map(({ query }) => print(parse(query)));
  const tour = blocks('docs/tour.md', 'graphql').map((code) => print(parse(code)));
  expect(tour.slice(0, tabs.length)).toEqual(tabs);
});

/** The first cells of the tables of a page, and the text in backticks in them. */
const firstCells = (page: string): string[] =>
  [...prose(page).matchAll(/^\| ([^|]+)\|/gm)].map(([, cell = '']) => cell.trim());
const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

test('docs/observability.md describes every metric and no other', async () => {
  const gauges = {
    liveQueries: () => ({ queries: 0, tags: 0, subscribers: 0 }),
    responseCache: () => ({ entries: 0, bytes: 0 }),
    clientMemory: () => ({ bytes: 0, accounts: 0 }),
    isBusConnected: () => true,
    webhookBacklog: async () => ({ messages: 0, oldestSeconds: 0 }),
    feedAges: async () => [],
  };
  const text = await createMetrics(new Counters(), gauges).text();
  const metrics = [...text.matchAll(/^# TYPE sidelined_(\w+)/gm)].map(([, name]) => name);
  const [, table = ''] = prose('docs/observability.md').split('`sidelined_…`');
  const described = [...table.matchAll(/^\| ([^|]+)\|/gm)].flatMap(([, cell = '']) => codeIn(cell));
  expect(described.map((name) => name.replace(/\{.*/, '')).toSorted()).toEqual(metrics.toSorted());
});

test('docs/api.md lists error codes that exist', () => {
  const source = within('src')
    .filter((file) => file.endsWith('.ts'))
    .map(read)
    .join('\n');
  const codes = firstCells('docs/api.md')
    .flatMap(codeIn)
    .filter((code) => /^[A-Z_]{8,}$/.test(code));
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

test('docs/performance.md has the figures of bench/figures.md', () => {
  const rows = (page: string): string[][] =>
    read(page)
      .split('\n')
      .filter((line) => line.startsWith('|') && !line.includes('---'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  const [columns = [], ...measured] = rows('bench/figures.md');
  const [shown = [], ...figures] = rows('docs/performance.md');
  const expected = figures.map(([work]) => {
    const row = measured.find((one) => one[0] === work);
    return shown.map((column) => row?.[columns.indexOf(column)]);
  });
  expect(figures.length).toBeGreaterThan(5);
  expect(figures).toEqual(expected);
});
