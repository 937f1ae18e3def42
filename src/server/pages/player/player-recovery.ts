import { label } from '../rendering/components.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { GameData, InjuryData } from './player-data.ts';
import { RecoveryPicture } from './recovery-picture.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

/** Days between the rows of the table of the curve. */
const ROW_DAYS = 7;

/** One open injury: its description, the typical duration, and the curve of the recovery with its data. */
export function Recovery(props: { injury: InjuryData; games: readonly GameData[]; about: PageRequest }): Content {
  const { injury, games, about } = props;
  const texts = siteTexts[about.language];
  const { number, shortDay, day, percent } = formatsFor(about.language);
  const { bodyPart, diagnosis, description, occurredOn, disagreement, typicalCourse, recoveryCurve } = injury;
  const part = diagnosis?.name ?? label(about.language, 'BodyPart', bodyPart);
  const rows = recoveryCurve.filter((_, index) => index % ROW_DAYS === 0);
  return html`
    <section data-part=${`recovery-${injury.id}`}>
      <h2>${texts.curve}</h2>
      <p><strong>${part}</strong> · ${fill(texts.since, shortDay(occurredOn))}</p>
      ${description !== null && html`<p class="small"><bdi>${description}</bdi></p>`}
      <p class="small muted">
        ${fill(texts.typicalDays, number(Math.round(typicalCourse.medianDays)))} ${disagreement && texts.disagreement}
      </p>
      ${
        recoveryCurve.length > 1 &&
        html`
          <figure class="card">
            <${RecoveryPicture} injury=${injury} games=${games} about=${about} />
            <figcaption class="small muted">${texts.curveAbout}</figcaption>
          </figure>
          <details id=${`curve-${injury.id}`}>
            <summary>${texts.asTable}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">${texts.day}</th>
                  <th scope="col">${texts.stillOut}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  ({ date, chanceOut }) => html`
                    <tr>
                      <th scope="row"><time datetime=${date}>${day(date)}</time></th>
                      <td>${percent(chanceOut)}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          </details>
        `
      }
    </section>
  `;
}
