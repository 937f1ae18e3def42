import { html } from './html.ts';
import type { PageRequest, PageView } from './page.ts';
import { shellTexts } from './texts/shell-texts.ts';

/** The page for an address under which there is nothing. */
export function notFoundPage({ language, link }: PageRequest): PageView {
  const { notFound, notFoundHint, toStart } = shellTexts[language];
  return {
    title: notFound,
    description: notFoundHint,
    body: html`
      <h1>${notFound}</h1>
      <p>${notFoundHint}</p>
      <p><a class="button" href=${link('/')}>${toStart}</a></p>
    `,
  };
}
