import { html } from './rendering/html.ts';
import type { Page } from './rendering/page.ts';
import { deskTexts } from './texts/desk-texts.ts';

/** The page at `/desk`, where editors enter statements. It uses the public API with the token that they type. */
export const deskPage: Page<null> = {
  render(_, { language }) {
    const { title, lead, noScript } = deskTexts[language];
    return {
      title,
      description: lead,
      section: 'desk',
      modules: ['desk/desk.ts'],
      styles: ['desk/desk.css'],
      body: html`
        <div id="desk"></div>
        <noscript
          ><h1>${title}</h1>
          <p class="lead">${lead}</p>
          <p>${noScript}</p></noscript
        >
      `,
    };
  },
};
