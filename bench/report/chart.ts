import type { Figure } from '../measurement/figures.ts';
import * as servers from '../measurement/servers.ts';

/** One panel of the chart: one measure of several servers, on a logarithmic scale. */
interface Panel {
  readonly title: string;
  readonly part: string;
  readonly measure: string;
  readonly servers: readonly (readonly [server: string, words: string])[];
}

const HOT = `${servers.OURS}, hot`;
const QUERY: Panel['servers'] = [
  [servers.L0, 'limit: bytes from a map'],
  [HOT, 'Sidelined, hot'],
  [servers.L1, 'limit: bare statements'],
  [`${servers.OURS}, cold`, 'Sidelined, cold'],
  [servers.MERCURIUS, 'mercurius, JIT'],
  [servers.YOGA_CACHE, 'yoga + response-cache'],
  [servers.YOGA, 'yoga, textbook'],
];
const FAN_OUT: Panel['servers'] = [
  [servers.L2, 'limit: bare ws.send'],
  [servers.OURS, 'Sidelined'],
  [servers.MERCURIUS, 'mercurius, JIT'],
  [servers.YOGA, 'yoga, textbook'],
];

const PANELS: readonly Panel[] = [
  { title: "A player's missed games: CPU a request", part: 'q1', measure: 'Q1 CPU a request', servers: QUERY },
  { title: "A squad's availability: CPU a request", part: 'q2', measure: 'Q2 CPU a request', servers: QUERY },
  {
    title: 'One revision to 5,000 sockets: last receipt',
    part: 'f5000',
    measure: 'F 5000 last receipt',
    servers: FAN_OUT,
  },
  {
    title: 'One revision to 5,000 sockets: first receipt',
    part: 'f5000',
    measure: 'F 5000 first receipt',
    servers: FAN_OUT,
  },
];

const WIDTH = 860;
const LABELS = 190;
const BARS = 560;
const BAR = 18;
const HEAD = 34;
const GAP = 16;

/** Returns the chart as SVG. Shorter bars are better; the scale is logarithmic. */
export function chart(figures: readonly Figure[]): string {
  let top = GAP;
  const parts: string[] = [];
  for (const panel of PANELS) {
    const rows = panel.servers.flatMap(([server, words]) => {
      const figure = figures.find(
        ({ part, measure, server: of }) => part === panel.part && measure === panel.measure && of === server,
      );
      return figure === undefined ? [] : [{ words, server, figure }];
    });
    if (rows.length === 0) continue;
    parts.push(drawPanel(panel.title, rows, top));
    top += HEAD + rows.length * (BAR + 4) + GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="Sidelined beside competitors and limits">`,
    '<style>text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-weight:600}.note{fill:#6e7781;font-size:11px}.limit{fill:#b8c0c9}.sidelined{fill:#1a7f5a}.competitor{fill:#c9825b}</style>',
    `<rect width="${WIDTH}" height="${top}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

interface Bar {
  readonly words: string;
  readonly server: string;
  readonly figure: Figure;
}

function drawPanel(title: string, bars: readonly Bar[], top: number): string {
  const values = bars.map(({ figure }) => figure.median);
  const least = 10 ** Math.floor(Math.log10(Math.min(...values)) - 0.3);
  const lengthOf = (value: number): number =>
    Math.max(2, (BARS * Math.log10(value / least)) / Math.log10(Math.max(...values) / least));
  const lines = bars.map(({ words, server, figure: { median, unit } }, place) => {
    const y = top + HEAD + place * (BAR + 4);
    const length = Math.round(lengthOf(median));
    return [
      `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${words}</text>`,
      `<rect class="${kindOf(server)}" x="${LABELS}" y="${y}" width="${length}" height="${BAR}" rx="2"/>`,
      `<text x="${LABELS + length + 6}" y="${y + 13}">${median.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}</text>`,
    ].join('\n');
  });
  return [
    `<text class="title" x="${LABELS}" y="${top + 14}">${title}</text>`,
    `<text class="note" x="${WIDTH - 12}" y="${top + 14}" text-anchor="end">logarithmic; shorter is better</text>`,
    ...lines,
  ].join('\n');
}

function kindOf(server: string): 'sidelined' | 'limit' | 'competitor' {
  if (server.startsWith(servers.OURS)) return 'sidelined';
  return [servers.L0, servers.L1, servers.L2].includes(server) ? 'limit' : 'competitor';
}
