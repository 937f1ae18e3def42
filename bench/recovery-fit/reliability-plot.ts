import { binsOf, type Forecast } from '../../src/domain/forecast-accuracy/score.ts';

const SIDE = 220;
const MARGIN = 46;
const PANEL = SIDE + 2 * MARGIN;

/**
 * Returns a reliability plot as SVG with one panel per title. x is the mean chance of a bin, y the share that happened.
 * The area of a dot shows the number of forecasts; calibrated chances lie on the diagonal.
 */
export function reliabilityPlot(panels: ReadonlyMap<string, readonly Forecast[]>): string {
  const drawn = [...panels].map(([title, forecasts], i) => panel(title, forecasts, i * PANEL));
  const size = `width="${panels.size * PANEL}" height="${PANEL}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="white"/>
${drawn.join('\n')}
</svg>
`;
}

function panel(title: string, forecasts: readonly Forecast[], left: number): string {
  const x = (chance: number) => round(chance * SIDE);
  const y = (chance: number) => round(SIDE - chance * SIDE);
  const ticks = [0, 0.5, 1].map(
    (tick) =>
      `<text x="${x(tick)}" y="${SIDE + 16}" text-anchor="middle">${tick}</text>` +
      `<text x="-8" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const dots = binsOf(forecasts).map(({ rows, meanChance, frequency }) => {
    const radius = round(2 + 16 * Math.sqrt(rows / forecasts.length));
    return `<circle cx="${x(meanChance)}" cy="${y(frequency)}" r="${radius}" fill="#1f6feb" fill-opacity="0.6"/>`;
  });
  return `<g transform="translate(${left + MARGIN} ${MARGIN})">
<text x="${SIDE / 2}" y="-14" text-anchor="middle" font-size="14">${title} (${forecasts.length} fixtures)</text>
<rect width="${SIDE}" height="${SIDE}" fill="none" stroke="#999"/>
<line x1="0" y1="${SIDE}" x2="${SIDE}" y2="0" stroke="#999" stroke-dasharray="4 4"/>
${ticks.join('\n')}
<text x="${SIDE / 2}" y="${SIDE + 34}" text-anchor="middle">chance of not being back</text>
<text transform="translate(-30 ${SIDE / 2}) rotate(-90)" text-anchor="middle">was not back</text>
${dots.join('\n')}
</g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
