import { labelOf } from '../../../domain/sentences/render-sentence.ts';
import type { Language } from '../../../domain/sentences/sentence.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import { LANGUAGE_INFO } from '../rendering/page-language.ts';
import { widgetTexts } from '../texts/widget-texts.ts';

export interface EmbeddedFixture {
  readonly id: string;
  readonly date: string | null;
  readonly kickoffAt: string | null;
  readonly venueTimeZone: string | null;
  readonly home: { readonly shortName: string; readonly timeZone: string } | null;
  readonly away: { readonly shortName: string } | null;
}

/** A game of a player, as a row. */
export interface EmbeddedGame {
  readonly verdict: string;
  readonly chanceOfMissing: number | null;
  readonly player: { readonly shortName: string };
  readonly fixture: EmbeddedFixture;
}

export const EMBEDDED_FIXTURE = 'id date kickoffAt venueTimeZone home { shortName timeZone } away { shortName }';
export const EMBEDDED_GAME = `verdict chanceOfMissing player { shortName } fixture { ${EMBEDDED_FIXTURE} }`;

export interface EmbedProps {
  readonly about: PageRequest;
  /** The attribute of the widget that names its subject, and the value. */
  readonly attribute: 'player' | 'team' | 'fixture';
  readonly value: string;
  readonly title: string;
  readonly headline: string;
  readonly games: readonly EmbeddedGame[];
  /** Whether the rows are the players of a squad, and not the games of a player. */
  readonly isSquad: boolean;
  /** The time at which the list was published; null for squads. */
  readonly assessedAt: string | null;
}

/** The widget with a table in it, which is shown without JavaScript, and until the list is live. */
export function Embed({ about, attribute, value, title, headline, ...rows }: EmbedProps): Content {
  const { tag } = LANGUAGE_INFO[about.language];
  return html`
    <h1 class="visually-hidden">${title}</h1>
    <sidelined-list ...${{ [attribute]: value }} lang=${tag}>
      <p class="eyebrow"><bdi>${title}</bdi></p>
      <p class="lead">${headline}</p>
      ${rows.games.length > 0 && html`<${Table} ...${rows} language=${about.language} />`}
    </sidelined-list>
    <script src="/widget.js" async></script>
  `;
}

type TableProps = Pick<EmbedProps, 'games' | 'isSquad' | 'assessedAt'> & { readonly language: Language };

function Table({ games, isSquad, assessedAt, language }: TableProps): Content {
  const texts = widgetTexts[language];
  const { locale } = LANGUAGE_INFO[language];
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return html`
    <table>
      ${
        assessedAt !== null &&
        html`<caption>
          ${texts.asOf.replace('{}', instant(assessedAt, locale))}
        </caption>`
      }
      <thead>
        <tr>
          ${!isSquad && html`<th scope="col">${texts.day}</th>`}
          <th scope="col">${isSquad ? texts.player : texts.game}</th>
          <th scope="col">${texts.verdict}</th>
          <th scope="col" class="number">${texts.chance}</th>
        </tr>
      </thead>
      <tbody>
        ${games.map(
          ({ verdict, chanceOfMissing, fixture, player }) => html`
            <tr>
              ${!isSquad && html`<td>${dayOf(fixture, locale)}</td>`}
              <th scope="row"><bdi>${isSquad ? player.shortName : pairing(fixture)}</bdi></th>
              <td>
                <span class="badge" data-verdict=${verdict}>${labelOf(language, 'Verdict', verdict) ?? verdict}</span>
              </td>
              <td class="number">${chanceOfMissing === null ? '–' : percent.format(chanceOfMissing)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

export function pairing({ home, away }: EmbeddedFixture): string {
  return `${home?.shortName ?? '?'} – ${away?.shortName ?? '?'}`;
}

/** Returns the day, with the hour at the ground if it is known. */
export function dayOf({ date, kickoffAt, venueTimeZone, home }: EmbeddedFixture, locale: string): Content {
  const form = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  if (kickoffAt !== null) {
    const timeZone = venueTimeZone ?? home?.timeZone ?? 'UTC';
    const format = new Intl.DateTimeFormat(locale, { ...form, hour: '2-digit', minute: '2-digit', timeZone });
    return html`<time datetime=${kickoffAt}>${format.format(new Date(kickoffAt))}</time>`;
  }
  if (date === null) return '–';
  const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
  return html`<time datetime=${date}>${format.format(new Date(date))}</time>`;
}

function instant(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(at),
  );
}
