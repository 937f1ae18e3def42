import { readdir, readFile } from 'node:fs/promises';
import { html } from './rendering/html.ts';
import type { Page, Resource } from './rendering/page.ts';
import { siteTexts } from './texts/site-texts.ts';

/** The documentation of the repository, in Markdown. */
const FOLDER = new URL('../../../docs/', import.meta.url);

/** Names of files of the documentation, without `.md`. */
const NAME = /^[a-z][a-z-]*$/;

const PICTURE_TYPES: Readonly<Record<string, string>> = { svg: 'image/svg+xml', png: 'image/png' };

interface Document {
  readonly title: string;
  /** HTML from a file of the repository; null if there is no such file. */
  readonly text: string | null;
}

/** The page at `/docs`: all documents, and at `/docs/NAME` one of them. They are in English. */
export const docsPage: Page<Document> = {
  read: async ({ params }) => {
    const { name } = params;
    if (name === undefined) return { title: '', text: await listOfDocuments() };
    if (!NAME.test(name)) return { title: '', text: null };
    const source = await readFile(new URL(`${name}.md`, FOLDER), 'utf8').catch(() => null);
    if (source === null) return { title: '', text: null };
    const { marked } = await import('marked');
    const title = /^# (.+)$/m.exec(source)?.[1] ?? name;
    return { title, text: withOwnLinks(await marked.parse(source)) };
  },
  render({ title, text }, { language, link }) {
    if (text === null) return null;
    const { docs } = siteTexts[language];
    return {
      title: title === '' ? docs : title,
      description: `${docs}: ${title}`,
      body: html`
        ${title === '' && html`<h1>${docs}</h1>`}
        <article class="prose" lang="en" dir="ltr" dangerouslySetInnerHTML=${{ __html: text }}></article>
        ${title !== '' && html`<p><a href=${link('/docs')}>${docs}</a></p>`}
      `,
    };
  },
};

/** Pictures of the documentation. */
export const docsPicture: Resource = {
  async respond(_, response, { params }) {
    const [name = '', extension = ''] = [params.name, params.extension];
    const type = PICTURE_TYPES[extension];
    const isNamed = NAME.test(name) && type !== undefined;
    const body = isNamed ? await readFile(new URL(`${name}.${extension}`, FOLDER)).catch(() => null) : null;
    if (body === null) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found.\n');
      return;
    }
    const headers = {
      'content-type': type,
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    };
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(response.req.method === 'HEAD' ? undefined : body);
  },
};

async function listOfDocuments(): Promise<string> {
  const files = await readdir(FOLDER).catch(() => []);
  const names = files.flatMap((file) => (file.endsWith('.md') ? [file.slice(0, -'.md'.length)] : [])).toSorted();
  const items = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(new URL(`${name}.md`, FOLDER), 'utf8');
      return `<li><a href="/docs/${name}">${/^# (.+)$/m.exec(source)?.[1] ?? name}</a></li>`;
    }),
  );
  return `<ul class="tiles">${items.join('')}</ul>`;
}

/**
 * Makes links between documents lead to their pages, and removes links and pictures that are not served. Wide tables
 * can be scrolled.
 */
function withOwnLinks(text: string): string {
  return text
    .replaceAll(/<a href="([^"]*)">([^]*?)<\/a>/g, (whole, href: string, words: string) => {
      if (/^(https?:|#)/.test(href)) return whole;
      const [, name, fragment = ''] = /^([a-z-]+)\.md(#.*)?$/.exec(href) ?? [];
      if (name !== undefined) return `<a href="/docs/${name}${fragment}">${words}</a>`;
      return href === '../schema.graphql' ? `<a href="/schema.graphql">${words}</a>` : words;
    })
    .replaceAll(/<img src="([a-z-]+\.(?:svg|png))"/g, '<img src="/docs/$1"')
    .replaceAll(/<img src="\.[^"]*" alt="([^"]*)"[^>]*>/g, '$1')
    .replaceAll('<th></th>', '<td></td>')
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="table-wrap" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
}
