import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { PublishedListData, StatementData } from './player-data.ts';
import { siteTexts } from '../texts/site-texts.ts';

/** The plot in pixels: its top and its height. Its width is that of the page, in percent. */
const TOP = 16;
const HEIGHT = 130;

/** The expected number of missed games in each published list, one step per list, with minimum and maximum. */
export function StoryPicture(props: {
  lists: readonly PublishedListData[];
  statements: readonly StatementData[];
  about: PageRequest;
}): Content {
  const { statements, about } = props;
  const { number, shortDay } = formatsFor(about.language);
  const lists = props.lists.toReversed();
  const most = Math.max(1, ...lists.map(({ count }) => count.max));
  const x = (index: number): number => (index / lists.length) * 100;
  const y = (games: number): number => TOP + (1 - games / most) * HEIGHT;
  const marks = marksOf(statements, lists);
  const middle = Math.round(most / 2);
  const dayOf = (list: PublishedListData | undefined): string => shortDay((list?.assessedAt ?? '').slice(0, 10));
  return html`
    <svg
      class="chart"
      role="img"
      aria-label=${siteTexts[about.language].storyAbout}
      width="100%"
      height=${TOP + HEIGHT + 28}
      direction="ltr"
    >
      ${[...new Set([most, middle, 0])].map(
        (games) => html`
          <line class="grid-line" x1="0" x2="100%" y1=${y(games)} y2=${y(games)} />
          <text class="tick" x="0" y=${y(games) - 4}>${number(games)}</text>
        `,
      )}
      ${lists.map(({ count }, index) => {
        const next = lists[index + 1];
        const [from, to] = [`${x(index)}%`, `${x(index + 1)}%`];
        return html`
          <rect
            class="area"
            x=${from}
            width=${`${100 / lists.length}%`}
            y=${y(count.max)}
            height=${y(count.min) - y(count.max)}
          />
          <line class="line" x1=${from} x2=${to} y1=${y(count.expected)} y2=${y(count.expected)} />
          ${next !== undefined && html`<line class="line" x1=${to} x2=${to} y1=${y(count.expected)} y2=${y(next.count.expected)} />`}
        `;
      })}
      ${marks.map(
        ({ index, label }) => html`
          <line class="mark" x1=${`${x(index)}%`} x2=${`${x(index)}%`} y1=${TOP} y2=${TOP + HEIGHT} />
          <text class="tick mark-label" x=${`${x(index) + 0.8}%`} y=${TOP - 4}>${label}</text>
        `,
      )}
      <text class="tick" x="0" y=${TOP + HEIGHT + 20}>${dayOf(lists[0])}</text>
      <text class="tick" x="100%" y=${TOP + HEIGHT + 20} text-anchor="end">${dayOf(lists.at(-1))}</text>
    </svg>
  `;

  /** Returns the marks of statements, each at the first list that was published after it was recorded. */
  function marksOf(all: readonly StatementData[], ofLists: readonly PublishedListData[]) {
    const byList = new Map<number, string[]>();
    for (const [place, { recordedAt }] of all.toReversed().entries()) {
      const index = ofLists.findIndex(({ assessedAt }) => assessedAt >= recordedAt);
      if (index !== -1) byList.set(index, [...(byList.get(index) ?? []), number(place + 1)]);
    }
    return [...byList].map(([index, numbers]) => ({ index, label: numbers.join(', ') }));
  }
}
