import { html } from './html.ts';
import type { Page } from './page.ts';
import { shellTexts } from './texts/shell-texts.ts';

/** The page at `/`. */
export const homePage: Page<null> = {
  render(_, { language, today }) {
    const { about, matches } = shellTexts[language];
    return {
      title: 'Sidelined',
      description: about,
      section: 'matches',
      body: html`
        <p class="eyebrow"><time datetime=${today}>${today}</time></p>
        <h1>${matches}</h1>
        <p class="lead">${about}</p>
      `,
    };
  },
};
