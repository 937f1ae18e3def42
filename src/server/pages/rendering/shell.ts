import { LANGUAGES } from '../../../domain/sentences/sentence.ts';
import type { Assets } from './assets.ts';
import { type Content, html, renderHtml } from './html.ts';
import type { PageRequest, PageView } from './page.ts';
import { LANGUAGE_INFO } from './page-language.ts';
import { deskTexts } from '../texts/desk-texts.ts';
import { widgetTexts } from '../texts/widget-texts.ts';
import { siteTexts } from '../texts/site-texts.ts';
import { shellTexts } from '../texts/shell-texts.ts';

/** Returns a whole document: a page in the shell of the site. */
export function renderDocument(view: PageView, about: PageRequest, assets: Assets): string {
  const { tag, direction } = LANGUAGE_INFO[about.language];
  return `<!doctype html>\n${renderHtml(html`
    <html lang=${tag} dir=${direction}>
      <${Head} view=${view} about=${about} assets=${assets} />
      <body>
        <${Header} view=${view} about=${about} />
        <main id="main" tabindex="-1" data-live=${liveOf(view)}>${view.body}</main>
        <div class="visually-hidden" role="status" aria-live="polite" data-announcer></div>
        <${Footer} about=${about} />
      </body>
    </html>
  `)}\n`;
}

/** Returns a document for a frame of another site: without header and footer. */
export function renderEmbed(view: PageView, about: PageRequest, assets: Assets): string {
  const { tag, direction } = LANGUAGE_INFO[about.language];
  return `<!doctype html>\n${renderHtml(html`
    <html lang=${tag} dir=${direction} class="embed">
      <${Head} view=${view} about=${about} assets=${assets} />
      <body>
        <main id="main" aria-label=${view.title}>${view.body}</main>
      </body>
    </html>
  `)}\n`;
}

/** Returns the subscriptions of the page, for the module `live.ts`. */
function liveOf({ live }: PageView): string | undefined {
  if (live === undefined) return undefined;
  const byQuery = Map.groupBy(live, ({ query }) => query);
  return JSON.stringify(
    [...byQuery].map(([query, of]) => ({ query, variables: of.map(({ variables }) => variables) })),
  );
}

function Head({ view, about, assets }: { view: PageView; about: PageRequest; assets: Assets }): Content {
  return html`
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${view.title === 'Sidelined' ? view.title : `${view.title} · Sidelined`}</title>
      <meta name="description" content=${view.description} />
      <link rel="icon" href=${assets.url('icon.svg')} type="image/svg+xml" />
      ${['site.css', ...(view.styles ?? [])].map((name) => html`<link rel="stylesheet" href=${assets.url(name)} />`)}
      ${LANGUAGES.map((language) => {
        const { tag } = LANGUAGE_INFO[language];
        return html`<link rel="alternate" hreflang=${tag} href=${inLanguage(about, tag)} />`;
      })}
      ${view.embed !== undefined && html`<link rel="alternate" type="application/json+oembed" href=${`/oembed?format=json&url=${encodeURIComponent(view.embed)}`} title=${view.title} />`}
      ${modulesOf(view).flatMap((name) => [
        html`<script type="module" src=${assets.url(name)}></script>`,
        ...assets.importsOf(name).map((url) => html`<link rel="modulepreload" href=${url} />`),
      ])}
    </head>
  `;
}

function modulesOf({ modules = [], live }: PageView): readonly string[] {
  return live === undefined ? modules : [...modules, 'live.ts'];
}

function Header({ view, about }: { view: PageView; about: PageRequest }): Content {
  const texts = shellTexts[about.language];
  const entry = (section: PageView['section'], path: string, text: string): Content => html`
    <li>
      <a href=${about.link(path)} aria-current=${view.section === section ? 'page' : undefined}>${text}</a>
    </li>
  `;
  return html`
    <header class="site-header">
      <a class="skip-link" href="#main">${texts.skip}</a>
      <a class="brand" href=${about.link('/')}>Sidelined</a>
      <nav class="site-nav" aria-label=${texts.navigation}>
        <ul>
          ${entry('matches', '/', texts.matches)} ${entry('search', '/players', texts.players)}
        </ul>
      </nav>
      <${LanguageSwitch} about=${about} />
    </header>
  `;
}

/** Links to the same page in the other languages. */
function LanguageSwitch({ about }: { about: PageRequest }): Content {
  const texts = shellTexts[about.language];
  return html`
    <details class="menu">
      <summary><span class="visually-hidden">${texts.language}: </span>${LANGUAGE_INFO[about.language].name}</summary>
      <ul>
        ${LANGUAGES.map((language) => {
          const { tag, name } = LANGUAGE_INFO[language];
          const current = language === about.language ? 'true' : undefined;
          return html`
            <li>
              <a href=${inLanguage(about, tag)} lang=${tag} hreflang=${tag} aria-current=${current}>${name}</a>
            </li>
          `;
        })}
      </ul>
    </details>
  `;
}

function Footer({ about }: { about: PageRequest }): Content {
  const texts = shellTexts[about.language];
  return html`
    <footer class="site-footer">
      <p>${texts.about}</p>
      <ul>
        ${about.introspection && html`<li><a href="/graphql">GraphiQL</a></li>`}
        ${about.introspection && html`<li><a href="/schema.graphql">${texts.schema}</a></li>`}
        <li><a href=${about.link('/docs')}>${siteTexts[about.language].docs}</a></li>
        <li><a href=${about.link('/limits')}>${texts.limits}</a></li>
        <li><a href=${about.link('/widgets')}>${widgetTexts[about.language].title}</a></li>
        <li><a href=${about.link('/desk')}>${deskTexts[about.language].title}</a></li>
        <li><a href="/health/ready">${texts.readiness}</a></li>
      </ul>
    </footer>
  `;
}

/** Returns the address of the same page in another language, relative to the page. */
function inLanguage({ search }: PageRequest, tag: string): string {
  const changed = new URLSearchParams(search);
  changed.set('lang', tag);
  return `?${changed}`;
}
