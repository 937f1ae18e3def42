import { html } from './rendering/html.ts';
import type { PageRequest, PageView } from './rendering/page.ts';
import { shellTexts } from './texts/shell-texts.ts';

/** Returns the page for an address that does not exist. */
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

/** Returns the page for one that cannot be served now: after too many requests, or while the storage fails. */
export function errorPage({ language }: PageRequest, status: number): PageView {
  const { busy, unavailable, tryAgain } = shellTexts[language];
  const title = status === 429 ? busy : unavailable;
  return {
    title,
    description: tryAgain,
    body: html`
      <h1>${title}</h1>
      <p>${tryAgain}</p>
    `,
  };
}
