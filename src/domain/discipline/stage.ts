/** The stages of a competition, in their order. */
const STAGES = [
  'QUALIFYING',
  'EARLY',
  'GROUP',
  'PLAY_OFF',
  'ROUND_OF_32',
  'ROUND_OF_16',
  'QUARTER_FINAL',
  'SEMI_FINAL',
  'FINAL',
] as const;
export type Stage = (typeof STAGES)[number];

const PATTERNS: readonly (readonly [Stage, RegExp])[] = [
  ['QUALIFYING', /qualif|preliminar|previa|eliminatoria previa/],
  ['QUARTER_FINAL', /quarter|cuartos|viertel|quarti|quart de|round 6|sixth round/],
  ['SEMI_FINAL', /semi|halbfinal|demi-finale/],
  ['ROUND_OF_16', /round of 16|last 16|octavos|achtel|ottavi|huiti|1\/8|fifth round|round 5/],
  ['ROUND_OF_32', /round of 32|last 32|dieciseisavos|sechzehntel|sedicesimi|1\/16|fourth round|round 4/],
  ['GROUP', /group|gruppe|grupo|girone|league|matchday|regular/],
  ['PLAY_OFF', /play-?off/],
  ['FINAL', /final(?!s)/],
];

/** Returns the stage that the words of a round name; EARLY if they name none of the others. */
export function stageOf(round: string | null): Stage {
  const words = (round ?? '')
    .toLowerCase()
    .replace(/^finals?, /, '')
    .replace(/^playoffs?, .*/, 'play-off');
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'EARLY';
}

export function isAfter(stage: Stage, other: Stage): boolean {
  return STAGES.indexOf(stage) > STAGES.indexOf(other);
}
