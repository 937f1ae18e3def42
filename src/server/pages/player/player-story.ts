import { label, Moment, Source } from '../rendering/components.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { PlayerData, PublishedListData, StatementData } from './player-data.ts';
import { StoryPicture } from './story-picture.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

/** The statements about the player's injuries and the published lists: a picture, the statements, all lists in a table. */
export function Story({ player, about }: { player: PlayerData; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const statements = player.injuries.nodes
    .flatMap(({ estimates }) => estimates)
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  const lists = player.revisions.nodes;
  if (statements.length === 0 && lists.length < 2) return null;
  return html`
    <section data-part="story">
      <h2>${texts.story}</h2>
      ${
        lists.length > 1 &&
        html`
          <figure class="card">
            <${StoryPicture} lists=${lists} statements=${statements} about=${about} />
            <figcaption class="small muted">${texts.storyAbout}</figcaption>
          </figure>
        `
      }
      ${statements.length > 0 && html`<h3>${texts.statements}</h3>`}
      <ol class="timeline">
        ${statements.map(
          (statement, index) => html`
            <${Statement} statement=${statement} number=${statements.length - index} about=${about} />
          `,
        )}
      </ol>
      ${lists.length > 0 && html`<${Lists} lists=${lists} about=${about} />`}
    </section>
  `;
}

function Statement({
  statement,
  number,
  about,
}: {
  statement: StatementData;
  number: number;
  about: PageRequest;
}): Content {
  const texts = siteTexts[about.language];
  const formats = formatsFor(about.language);
  const { reportedAt, source, text, reading, window, retracted, basis, note } = statement;
  const words = text ?? (basis === 'UNKNOWN' ? label(about.language, 'EstimateBasis', basis) : null);
  const back = fill(texts.between, formats.shortDay(window.earliest), formats.shortDay(window.latest));
  return html`
    <li data-key=${`${reportedAt}-${statement.revision}`}>
      <span class="timeline-mark" aria-hidden="true">${formats.number(number)}</span>
      <div class="split">
        <strong>
          ${words !== null ? html`<bdi>${words}</bdi>` : (reading ?? back)}
          ${retracted && html` <span class="badge">${texts.retracted}</span>`}
        </strong>
        <span class="small muted"><${Moment} at=${reportedAt} language=${about.language} /></span>
      </div>
      <p class="small">
        ${texts.expectedBack}: ${back}
        ${source !== null && html` · <${Source} source=${source} language=${about.language} />`}
        ${note !== null && html` · <bdi>${note}</bdi>`}
      </p>
    </li>
  `;
}

function Lists({ lists, about }: { lists: readonly PublishedListData[]; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { number } = formatsFor(about.language);
  return html`
    <details id="published-lists">
      <summary>${texts.publishedLists}: ${texts.asTable}</summary>
      <div class="table-wrap" tabindex="0" role="region" aria-label=${texts.publishedLists}>
        <table>
          <thead>
            <tr>
              ${[texts.revision, texts.published, texts.cause, texts.expected, texts.headline].map(
                (name) => html`<th scope="col">${name}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${lists.map(
              ({ revision, assessedAt, cause, count, headline }) => html`
                <tr>
                  <th scope="row">${number(revision)}</th>
                  <td><${Moment} at=${assessedAt} language=${about.language} /></td>
                  <td>${label(about.language, 'ChangeCause', cause)}</td>
                  <td>${number(count.expected)}</td>
                  <td>${headline}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
