import { formatsFor } from '../rendering/formats.ts';
import { type Content, html } from '../rendering/html.ts';
import type { PageRequest } from '../rendering/page.ts';
import type { GameData, InjuryData } from './player-data.ts';
import { siteTexts } from '../texts/site-texts.ts';

/** The plot in pixels: its top and its height. Its width is that of the page, in percent. */
const TOP = 14;
const HEIGHT = 170;
const TICKS = 3;
/** The curve ends at this chance. */
const NEGLIGIBLE = 0.05;

type Point = InjuryData['recoveryCurve'][number];

/** The chance of still being out over the days, with the games to come as dots on the curve. */
export function RecoveryPicture(props: {
  injury: InjuryData;
  games: readonly GameData[];
  about: PageRequest;
}): Content {
  const { injury, games, about } = props;
  const { percent, shortDay } = formatsFor(about.language);
  const points = untilNegligible(injury.recoveryCurve);
  const x = (index: number): number => (points.length < 2 ? 0 : (index / (points.length - 1)) * 100);
  const y = (chance: number): number => TOP + (1 - chance) * HEIGHT;
  const indexOf = new Map(points.map(({ date }, index) => [date, index]));
  const dots = games.flatMap(({ fixture, verdict }) => {
    const index = fixture.date === null ? undefined : indexOf.get(fixture.date);
    const point = index === undefined ? undefined : points[index];
    return index === undefined || point === undefined ? [] : [{ index, point, verdict }];
  });
  const line = points.map(({ chanceOut }, index) => `${round(x(index))},${round((1 - chanceOut) * 100)}`).join(' L');
  const ticks = Array.from({ length: TICKS + 1 }, (_, tick) => Math.round((tick / TICKS) * (points.length - 1)));
  return html`
    <svg
      class="chart"
      role="img"
      aria-label=${siteTexts[about.language].curveAbout}
      width="100%"
      height=${TOP + HEIGHT + 30}
      direction="ltr"
    >
      ${[1, 0.5, 0].map(
        (share) => html`
          <line class="grid-line" x1="0" x2="100%" y1=${y(share)} y2=${y(share)} />
          <text class="tick" x="0" y=${y(share) - 4}>${percent(share)}</text>
        `,
      )}
      <svg
        x="0"
        y=${TOP}
        width="100%"
        height=${HEIGHT}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path class="area" d=${`M0,100 L${line} L100,100 Z`} />
        <path class="line" d=${`M${line}`} vector-effect="non-scaling-stroke" />
      </svg>
      ${dots.map(
        ({ index, point, verdict }) =>
          html`<circle
            class="dot"
            data-verdict=${verdict}
            cx=${`${round(x(index))}%`}
            cy=${y(point.chanceOut)}
            r="4.5"
          />`,
      )}
      ${ticks.map((index, tick) => {
        const anchor = tick === 0 ? 'start' : tick === TICKS ? 'end' : 'middle';
        const date = points[index]?.date ?? '';
        return html`<text class="tick" x=${`${round(x(index))}%`} y=${TOP + HEIGHT + 20} text-anchor=${anchor}
          >${shortDay(date)}</text
        >`;
      })}
    </svg>
  `;
}

function untilNegligible(curve: readonly Point[]): readonly Point[] {
  const end = curve.findIndex(({ chanceOut }) => chanceOut < NEGLIGIBLE);
  return end < 2 ? curve : curve.slice(0, end + 1);
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
