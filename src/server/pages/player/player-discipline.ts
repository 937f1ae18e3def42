import { label, Source } from '../rendering/components.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { AbsenceData, DisciplineData, PlayerData, SuspensionData } from './player-data.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

interface Props {
  readonly player: PlayerData;
  readonly discipline: readonly DisciplineData[];
  readonly about: PageRequest;
}

/** The causes besides injuries that keep, or may keep, the player out: bans, yellow cards, other absences. */
export function OtherReasons({ player, discipline, about }: Props): Content {
  const texts = siteTexts[about.language];
  const open = player.suspensions.filter(
    ({ matches, served, liftedAt }) => liftedAt === null && (matches === null || served < matches),
  );
  const cards = discipline.filter(({ yellows, nextThreshold }) => yellows > 0 && nextThreshold !== null);
  const absences = player.absences.filter(({ status }) => status === 'ACTIVE');
  return html`
    ${
      open.length + cards.length > 0 &&
      html`
        <section data-part="discipline">
          <h2>${texts.discipline}</h2>
          <ul class="rows">
            ${open.map((suspension) => html`<${Ban} suspension=${suspension} about=${about} />`)}
            ${cards.map((one) => html`<${Cards} cards=${one} about=${about} />`)}
          </ul>
        </section>
      `
    }
    ${
      absences.length > 0 &&
      html`
        <section data-part="absences">
          <h2>${texts.absences}</h2>
          <ul class="rows">
            ${absences.map((absence) => html`<${Absence} absence=${absence} about=${about} />`)}
          </ul>
        </section>
      `
    }
  `;
}

function Ban({ suspension, about }: { suspension: SuspensionData; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { number, shortDay } = formatsFor(about.language);
  const { matches, served, until, reason, competition } = suspension;
  return html`
    <li>
      <strong>${texts.suspension}</strong>${competition !== null && html` · <bdi>${competition.name}</bdi>`}
      <p class="small">
        ${matches !== null && fill(texts.matchesServed, number(served), number(matches))}
        ${until !== null && fill(texts.until, shortDay(until))}
        ${reason !== null && html` <bdi class="muted">${reason}</bdi>`}
      </p>
    </li>
  `;
}

function Cards({ cards, about }: { cards: DisciplineData; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { number } = formatsFor(about.language);
  const { competition, yellows, nextThreshold, oneAway } = cards;
  return html`
    <li>
      <strong><bdi>${competition}</bdi></strong>
      ${oneAway && html`<span class="badge" data-verdict="QUESTIONABLE">${texts.oneCardAway}</span>`}
      <p class="small">${fill(texts.yellows, number(yellows), number(nextThreshold ?? 0))}</p>
    </li>
  `;
}

function Absence({ absence, about }: { absence: AbsenceData; about: PageRequest }): Content {
  const texts = siteTexts[about.language];
  const { shortDay } = formatsFor(about.language);
  const { kind, words, from, until, source } = absence;
  return html`
    <li>
      <strong>${label(about.language, 'AbsenceKind', kind)}</strong>
      <p class="small">
        ${fill(texts.since, shortDay(from))} ${until !== null && fill(texts.until, shortDay(until.likely))}
        ${words !== null && html` · <bdi>${words}</bdi>`}
        ${source !== null && html` · <${Source} source=${source} language=${about.language} />`}
      </p>
    </li>
  `;
}
