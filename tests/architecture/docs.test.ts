import { buildSchema, parse, validate } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const within = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const pages = [
  ...readdirSync(ROOT),
  ...['docs', 'src'].flatMap(within),
  ...readdirSync(join(ROOT, 'bench')).map((file) => join('bench', file)),
].filter((file) => file.endsWith('.md'));
/** CHANGELOG.md names what is gone, too. */
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

test('every file and folder that a page names exists', () => {
  const gone = current.flatMap((page) =>
    [...prose(page).matchAll(/`((?:src|tests|bench|docs|migrations)\/[\w./*-]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !path.includes('*') && !existsSync(join(ROOT, path)))
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
