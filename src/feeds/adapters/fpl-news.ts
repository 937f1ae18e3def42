import { type Day, dayIn, parseInstant } from '../../domain/day.ts';
import { namedAbsenceKind } from '../words/absence-words.ts';
import { nextSuchDay } from '../words/next-such-day.ts';
import type {
  AbsenceObservation,
  DepartureObservation,
  ObservedAbsenceKind,
  ObservedCompetition,
  ObservedPlayer,
  ObservedTeam,
} from '../observation.ts';
import { scopeOfKind } from './absence-scope.ts';
import type { Element } from './fpl.ts';

interface Subject {
  readonly row: string;
  readonly player: ObservedPlayer;
  readonly team: ObservedTeam;
  readonly element: Element;
}

/** The kinds that keep a player out of only the next match. */
const ONE_MATCH: ReadonlySet<ObservedAbsenceKind> = new Set(['INELIGIBLE']);

/** The kinds of rows by status, if their words do not name another one. */
const KIND_OF_STATUS: Readonly<Record<string, ObservedAbsenceKind>> = {
  i: 'INJURY',
  d: 'INJURY',
  s: 'SUSPENSION',
  n: 'OTHER',
};

/** Returns the absence that a row states; null if its player is available. A null chance means that none is stated. */
export function absenceOf(
  { row, player, team, element, competition }: Subject & { readonly competition: ObservedCompetition },
  zone: string,
): AbsenceObservation | null {
  const byStatus = KIND_OF_STATUS[element.status];
  if (byStatus === undefined) return null;
  const words = wordsOf(element.news);
  const kind = namedAbsenceKind(words) ?? byStatus;
  const observedAt = parseInstant(element.news_added ?? '');
  const from = observedAt === null ? null : dayIn(zone, observedAt);
  const [reason = '', ...rest] = words.split(/\s+[-–]\s+/);
  const estimate = rest.length > 0 ? rest.join(' - ') : /until|expected|return|chance/i.test(words) ? words : null;
  const chance = /(\d{1,3}) ?%/.exec(words)?.[1];
  return {
    type: 'ABSENCE',
    row,
    id: null,
    player,
    team,
    kind,
    words,
    reason: rest.length > 0 || estimate === null ? reason || null : null,
    estimate,
    from,
    until: from === null ? null : nextSuchDay(estimate ?? '', from),
    chance: chance === undefined ? chanceOf(element, words) : Number(chance),
    matches: null,
    scope: scopeOfKind(kind, team, competition, ONE_MATCH),
    observedAt,
    completed: false,
  };
}

/** Returns the chance of playing. A doubtful player without a chance in words has that of the next round. */
function chanceOf({ status, chance_of_playing_next_round: chance }: Element, words: string): number | null {
  return status === 'd' && !/expected|return|until/i.test(words) ? (chance ?? null) : null;
}

/**
 * Returns the departure of a player: "Has joined X on loan", "Season-long loan to X", "Signed by X". Null without news
 * and day.
 */
export function departureOf({ row, player, team, element }: Subject, zone: string): DepartureObservation | null {
  const words = wordsOf(element.news);
  const on = newsDay(element, zone);
  if (on === null) return null;
  const [, joined, loaned, signed] =
    /has joined (.+?)(?: on loan| permanently|\.|$)|(?:on |season-long |half-season )?loan to (.+?)(?: until| for|\.|$)|signed by (.+?)(?:\.|$)/i.exec(
      words,
    ) ?? [];
  const name = (joined ?? loaned ?? signed)?.trim();
  return {
    type: 'DEPARTURE',
    row,
    player,
    from: team,
    to: name === undefined || name === '' ? null : { ids: [], name, country: null },
    isLoan: /\bloan\b/i.test(words),
    on,
    until: /rest of the season|season-long/i.test(words) ? endOfSeason(on) : null,
    words,
  };
}

/** Returns the end of the season: contracts and loans of a European season end with June. */
function endOfSeason(on: Day): Day {
  return nextSuchDay('1 Jul', on) ?? on;
}

function newsDay({ news_added }: Element, zone: string): Day | null {
  const at = parseInstant(news_added ?? '');
  return at === null ? null : dayIn(zone, at);
}

function wordsOf(news: string): string {
  return news.replaceAll(/[\s\u00A0]+/g, ' ').trim();
}
