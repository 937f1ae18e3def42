import { labelOf } from '../../../domain/sentences/render-sentence.ts';
import type { Language } from '../../../domain/sentences/sentence.ts';
import { formatsFor } from './formats.ts';
import { type Content, html } from './html.ts';
import type { PageRequest } from './page.ts';
import type { FixtureData, SourceData, TeamData } from './page-data.ts';
import { siteTexts } from '../texts/site-texts.ts';

/** Returns the label of an enum value in a language. */
export function label(language: Language, type: string, value: string): string {
  return labelOf(language, type, value) ?? value;
}

/** A verdict in words and in its colour. */
export function Verdict({ of, language }: { of: string; language: Language }): Content {
  return html`<span class="badge" data-verdict=${of}>${label(language, 'Verdict', of)}</span>`;
}

/** A chance as a bar and a number. Empty if it cannot be assessed. */
export function Chance({ of, verdict, language }: { of: number | null; verdict: string; language: Language }): Content {
  if (of === null) return null;
  return html`
    <span class="chance">
      <svg class="bar" data-verdict=${verdict} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${Math.round(of * 1000) / 10} height="8" />
      </svg>
      <span class="visually-hidden">${siteTexts[language].chance}: </span>${formatsFor(language).percent(of)}
    </span>
  `;
}

/** A name in its own writing direction, as a link to the player's page. */
export function PlayerLink({ slug, name, link }: { slug: string; name: string; link: PageRequest['link'] }): Content {
  return html`<a href=${link(`/players/${encodeURIComponent(slug)}`)}><bdi>${name}</bdi></a>`;
}

/** A team as a link to its page; an open opponent as words. */
export function TeamLink({ team, about }: { team: TeamData | null; about: PageRequest }): Content {
  if (team === null) return html`<span class="muted">${siteTexts[about.language].opponentOpen}</span>`;
  return html`<a href=${about.link(`/teams/${encodeURIComponent(team.slug)}`)}><bdi>${team.shortName}</bdi></a>`;
}

/** The day, and the hour if it is known, at the ground. Browsers show the hour in the reader's zone. */
export function KickOff({
  fixture,
  about,
  isTimeOnly,
}: {
  fixture: FixtureData;
  about: PageRequest;
  isTimeOnly?: boolean;
}): Content {
  const { day, moment, time } = formatsFor(about.language);
  const { date, kickoffAt } = fixture;
  if (kickoffAt !== null) {
    const zone = fixture.venueTimeZone ?? fixture.home?.timeZone ?? 'UTC';
    const text = isTimeOnly === true ? time(kickoffAt, zone) : moment(kickoffAt, zone);
    return html`<time datetime=${kickoffAt} data-local=${isTimeOnly === true ? 'time' : 'moment'}>${text}</time>`;
  }
  if (date === null) return html`<span class="muted">${siteTexts[about.language].dayOpen}</span>`;
  return html`<time datetime=${date}>${isTimeOnly === true ? '' : day(date)}</time>`;
}

/** An instant in UTC. Browsers show it in the reader's zone. */
export function Moment({ at, language }: { at: string; language: Language }): Content {
  return html`<time datetime=${at} data-local="moment">${formatsFor(language).moment(at, 'UTC')}</time>`;
}

/** "La Liga · Matchday 22": the competition and the round in the words of the data. */
export function Round({ fixture }: { fixture: FixtureData }): Content {
  const { competition, round } = fixture;
  return html`<bdi>${competition.name}</bdi>${round !== null && html` · <bdi>${round}</bdi>`}`;
}

/** Returns the path of a fixture's page. */
export function fixturePath(id: string): string {
  return `/fixtures/${encodeURIComponent(id)}`;
}

/** The source of a statement, with a link if there is one. */
export function Source({ source, language }: { source: SourceData | null; language: Language }): Content {
  if (source === null) return null;
  const words = source.name ?? label(language, 'SourceKind', source.kind);
  if (source.url === null || !/^https?:\/\//i.test(source.url)) return html`<bdi>${words}</bdi>`;
  return html`<a href=${source.url} rel="noopener nofollow external"><bdi>${words}</bdi></a>`;
}

/** A note that says whether times are those of the ground or of the reader. */
export function TimesNote({ language }: { language: Language }): Content {
  const { timesAtGround, timesOfReader } = siteTexts[language];
  return html`<p class="muted small" data-local-note=${timesOfReader}>${timesAtGround}</p>`;
}

/** A dot that shows whether the page is connected. Only with JavaScript. */
export function LiveBadge({ language }: { language: Language }): Content {
  const { live, offline } = siteTexts[language];
  return html`<p class="live" hidden data-live-state data-offline=${offline}>${live}</p>`;
}
