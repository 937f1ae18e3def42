import type { Language } from '../../../domain/sentences/sentence.ts';
import { ARABIC } from './arabic.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';

/** The words of the pages about matches, players and teams. `{}` stands for a value. No word depends on a gender. */
export interface SiteTexts {
  readonly matchCentre: string;
  readonly today: string;
  readonly nextGames: string;
  readonly noFixtures: string;
  readonly noAbsence: string;
  readonly more: string;
  readonly latest: string;
  readonly latestNone: string;
  readonly backNext: string;
  readonly returned: string;
  readonly developers: string;
  readonly docs: string;
  readonly live: string;
  readonly offline: string;
  /** Notes on the zone of kick-off times: the ground's or the reader's. */
  readonly timesAtGround: string;
  readonly timesOfReader: string;
  readonly dayOpen: string;
  readonly opponentOpen: string;
  readonly conditional: string;
  readonly home: string;
  readonly away: string;

  readonly findHeading: string;
  readonly name: string;
  readonly search: string;
  readonly results: string;
  readonly noResults: string;
  readonly players: string;
  readonly teams: string;
  readonly nationalTeams: string;

  readonly games: string;
  readonly game: string;
  readonly day: string;
  readonly competition: string;
  readonly verdict: string;
  readonly chance: string;
  readonly reason: string;
  readonly atLeast: string;
  readonly atMost: string;
  readonly expected: string;
  readonly missed: string;
  readonly expectedBack: string;
  readonly between: string;
  readonly injury: string;
  readonly since: string;
  readonly typicalDays: string;
  readonly disagreement: string;
  readonly curve: string;
  readonly curveAbout: string;
  readonly stillOut: string;
  readonly asTable: string;
  readonly story: string;
  readonly storyAbout: string;
  readonly statements: string;
  readonly publishedLists: string;
  readonly said: string;
  readonly source: string;
  readonly statement: string;
  readonly retracted: string;
  readonly revision: string;
  readonly published: string;
  readonly cause: string;
  readonly headline: string;
  readonly discipline: string;
  readonly suspension: string;
  readonly matchesServed: string;
  readonly yellows: string;
  readonly oneCardAway: string;
  readonly absences: string;
  readonly until: string;
  readonly calendar: string;

  readonly squadFor: string;
  readonly fullyAvailable: string;
  readonly nextFixtures: string;
  readonly allAvailable: string;
  readonly lineup: string;
  readonly bench: string;
}

export const siteTexts: Readonly<Record<Language, SiteTexts>> = {
  EN: ENGLISH,
  ES: SPANISH,
  DE: GERMAN,
  FR: FRENCH,
  IT: ITALIAN,
  PT: PORTUGUESE,
  AR: ARABIC,
};

/** Replaces each `{}` by the next value. */
export function fill(text: string, ...values: readonly string[]): string {
  let next = 0;
  return text.replaceAll('{}', () => values[next++] ?? '');
}
