import type { Position } from '../../domain/player.ts';

/** Words of feeds for positions: "Offence", "Left-Back", "Attacking Midfield", "Portero". The first match counts. */
const POSITIONS: readonly (readonly [words: RegExp, position: Position])[] = [
  [/^(?:gk?|gkp)$|goal ?keeper|^keeper|torwart|portero|portiere|gardien|goleiro/i, 'GOALKEEPER'],
  [/midfield|^(?:m|mf|mid|dm|cm|am|lm|rm|cdm|cam)$|mittelfeld|centrocamp|milieu|meio|volante/i, 'MIDFIELDER'],
  [
    /^(?:d|df|def|cb|lb|rb|lwb|rwb)$|\bback\b|defen|sweeper|abwehr|verteidig|defensa|difens|défense|zagueiro/i,
    'DEFENDER',
  ],
  [
    /^(?:f|fwd|fw|a|att|cf|st|lw|rw|ss)$|forward|offen[cs]e|attack|strik|wing|sturm|delanter|attacc|atacante/i,
    'FORWARD',
  ],
];

/** Returns the position that a feed's word means; null if it is unknown. */
export function positionIn(words: string | null): Position | null {
  const text = words?.trim() ?? '';
  return POSITIONS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
