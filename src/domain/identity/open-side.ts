/** Words of a side that is not decided yet, each as a whole name. */
const OPEN_SIDES: readonly RegExp[] = [
  // "W73", "L101", "RU2", "W SF1"
  /^(?:w|l|ru)[\s-]?(?:(?:m|sf|qf|hf|vf|af|r\d+)\s?)?\d+$/,
  // "1A", "2nd B", "A1", "3A/B/C", "3ABCD", "1. Gruppe A"
  /^[1-4](?:st|nd|rd|th|º|°|\.)?\s?(?:group |gruppe |grupo |groupe |girone )?[a-p]$/,
  /^[a-p][1-4]$/,
  /^(?:3(?:rd|\.|º|°)?|third|best (?:3rd|third)|dritter|tercero|troisième|terceiro|terza)(?: (?:group|gruppe|grupo|groupe|girone))? ?[a-p](?:\s?[/,+-]?\s?[a-p])+$/,
  // "UEFA Play-off A", "FIFA Playoff 1", "UEFA Path D"
  /^(?:[a-z-]+ ){0,2}(?:play-?offs?|po|path) (?:[a-p]|\d)$/,
  // "N.N.", "TBD", "to be decided"
  /^(?:n\.? ?n\.?|tb[adc]|t\.b\.[adc]\.?|to be (?:decided|determined|announced|confirmed)|unknown|open|offen|noch offen)$/,
  /^(?:por definir|por determinar|por confirmar|a definir|a designar|da definire|da determinare|à déterminer|à définir|a determiner|a definir)$/,
];

const WINNER =
  'winners?|losers?|runners?[- ]up|sieger|gewinner|verlierer|zweiter|erster|dritter|gruppensieger|ganador|perdedor|vainqueur|perdant|vincente|vincitore|perdente|vencedor';
const TIE =
  'sf|qf|hf|vf|af|cf|of|ko|r\\d+|m\\d+|match|game|tie|spiel|partido|partita|jogo|semi-?finals?|quarter-?finals?|halbfinale|viertelfinale|achtelfinale|semifinal(?:e|i)?|cuartos?|quarti|quarts?|demi-finales?|final|group|gruppe|grupo|groupe|girone|path|play-?offs?|pair|bracket|qualifier|round|leg|preliminary|of';

/** "Winner SF1", "Sieger HF1", "Loser of match 61", "Winners Group A". */
const RESULT_OF_TIE = new RegExp(
  `^(?:the )?(?:${WINNER})\\b[\\s:.-]*(?:(?:of|del?|der|des|du|von|da) )?(?:the )?(?:(?:${TIE})\\d*\\b|[a-p]\\b|\\d)`,
);
/** "UEFA Path D winner", "IC Path 1 winner", "Group A runner-up", "Play-off winner 2", "QF1 winner". */
const TIE_WITH_RESULT = new RegExp(
  `(?:^|\\s)(?:(?:${TIE})\\d*|[a-p]|\\d+)\\s?[a-p0-9]*\\s(?:${WINNER})(?: [a-p0-9])?$`,
);
/** "Group A 2nd place", "2nd place Group A", "Second of Group A". */
const PLACE_IN_GROUP =
  /^(?:(?:group|gruppe|grupo|groupe|girone) [a-p0-9]+(?:[/,+-][a-p0-9]+)*[ ,:-]+(?:[1-4](?:st|nd|rd|th)?|winner|first|second|third)(?: place)?|(?:first|second|third|[1-4](?:st|nd|rd|th|\.|º|°)) ?(?:place|placed)?(?: (?:in|of))?(?: the)? (?:group|gruppe|grupo|groupe|girone) [a-p0-9]+)$/;

/** Whether the name of a side says that its team is not known yet: "W73", "3A/B/C", "N.N.", "Winner SF1". */
export function isOpenSide(name: string): boolean {
  const words = name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return (
    OPEN_SIDES.some((pattern) => pattern.test(words)) ||
    RESULT_OF_TIE.test(words) ||
    TIE_WITH_RESULT.test(words) ||
    PLACE_IN_GROUP.test(words)
  );
}

/** Whether the words of an open side name one side only, so that two ties with them are the same tie. */
export function isSpecificSlot(slot: string): boolean {
  return /\d|\b(?:group|path|sf|qf)\b/i.test(slot);
}
