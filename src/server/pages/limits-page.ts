import { limitRows } from '../../limits.ts';
import { html } from './rendering/html.ts';
import type { Page } from './rendering/page.ts';
import { limitsTexts } from './texts/limits-texts.ts';

/** The page at `/limits`: every limit of this server. */
export const limitsPage: Page<null> = {
  render(_, { language }) {
    const texts = limitsTexts[language];
    return {
      title: texts.title,
      description: texts.lead,
      section: 'limits',
      body: html`
        <h1>${texts.title}</h1>
        <p class="lead">${texts.lead}</p>
        <div class="card table-wrap" tabindex="0" role="region" aria-label=${texts.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">${texts.what}</th>
                <th scope="col">${texts.most}</th>
                <th scope="col">${texts.code}</th>
              </tr>
            </thead>
            <tbody lang="en" dir="ltr">
              ${limitRows().map(
                ([what, most, code]) => html`
                  <tr>
                    <th scope="row">${what}</th>
                    <td>${most}</td>
                    <td><code>${code}</code></td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </div>
        <p class="muted">${texts.writing} <code>Authorization: Bearer …</code></p>
      `,
    };
  },
};
