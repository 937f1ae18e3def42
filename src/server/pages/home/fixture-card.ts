import { fixturePath, KickOff, label, PlayerLink, Round, TeamLink } from '../rendering/components.ts';
import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { HomeFixture } from './home-data.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { EntryData, TeamData } from '../rendering/page-data.ts';
import { fill, siteTexts } from '../texts/site-texts.ts';

/** At most this many absent players of a side are named; the others are counted. */
const MAX_NAMED = 4;

/** A game on a card: its time, its teams, and the missing players of each side. */
export function FixtureCard({ fixture, about }: { fixture: HomeFixture; about: PageRequest }): Content {
  const { home, away, score, status } = fixture;
  const { number } = formatsFor(about.language);
  const middle = score === null ? '–' : `${number(score.home)} : ${number(score.away)}`;
  const isAhead = status === 'TIMED' || status === 'SCHEDULED';
  return html`
    <article class="card fixture" data-key=${fixture.id}>
      <p class="split small muted">
        <span><${Round} fixture=${fixture} /></span>
        <a href=${about.link(fixturePath(fixture.id))}>
          ${
            isAhead && fixture.kickoffAt !== null
              ? html`<${KickOff} fixture=${fixture} about=${about} isTimeOnly=${true} />`
              : label(about.language, 'FixtureStatus', status)
          }
        </a>
      </p>
      <div class="sides">
        <h3><${TeamLink} team=${home} about=${about} /></h3>
        <span class="score">${middle}</span>
        <h3><${TeamLink} team=${away} about=${about} /></h3>
        <${Missing} fixture=${fixture} team=${home} about=${about} />
        <${Missing} fixture=${fixture} team=${away} about=${about} />
      </div>
    </article>
  `;
}

/** The absent and doubtful players of one side. */
function Missing(props: { fixture: HomeFixture; team: TeamData | null; about: PageRequest }): Content {
  const { fixture, team, about } = props;
  const texts = siteTexts[about.language];
  const missing = fixture.availability.filter((entry) => entry.team.slug === team?.slug);
  if (missing.length === 0) return html`<p class="missing muted small">${texts.noAbsence}</p>`;
  const more = missing.length - MAX_NAMED;
  return html`
    <ul class="missing small">
      ${missing.slice(0, MAX_NAMED).map((entry) => html`<${Name} entry=${entry} about=${about} />`)}
      ${more > 0 && html`<li class="muted">${fill(texts.more, formatsFor(about.language).number(more))}</li>`}
    </ul>
  `;
}

/** A name with its verdict. A doubt is shown as its chance, which is shorter in every language. */
function Name({ entry, about }: { entry: EntryData; about: PageRequest }): Content {
  const { player, verdict, chanceOfMissing } = entry;
  const words = label(about.language, 'Verdict', verdict);
  const isDoubt = (verdict === 'DOUBTFUL' || verdict === 'QUESTIONABLE') && chanceOfMissing !== null;
  return html`
    <li>
      <${PlayerLink} slug=${player.slug} name=${player.shortName} link=${about.link} />${' '}
      <span class="verdict" data-verdict=${verdict}>
        ${isDoubt && html`<span class="visually-hidden">${words}, </span>`}
        ${isDoubt ? formatsFor(about.language).percent(chanceOfMissing) : words}
      </span>
    </li>
  `;
}
