import { absenceKindIn } from '../words/absence-words.ts';
import { addDays, type Day, dayIn, daysBetween, type Instant, parseInstant } from '../../domain/day.ts';
import type { AbsenceObservation, ObservedAbsenceKind } from '../observation.ts';
import { scopeOfKind } from './absence-scope.ts';
import type { ApiFootballNames } from './api-football-names.ts';
import type { FixtureRow, InjuryRow, SidelinedRow } from './api-football-shapes.ts';

/** A player whose last row is older is not stated to be out now. */
const LONGEST_SILENCE_DAYS = 45;
/** Rows are written before the line-ups are known, about an hour before the match. */
const LINEUPS_MS = 3_600_000;
/** "Questionable", as a chance of playing in percent. */
const QUESTIONABLE = 50;
/** The kinds that keep a player out of only the match of the row. */
const ONE_MATCH: ReadonlySet<ObservedAbsenceKind> = new Set([
  'INELIGIBLE',
  'REST',
  'NOT_SELECTED',
  'CLUB_DECISION',
  'OTHER',
]);

interface Row {
  readonly row: string;
  readonly kind: ObservedAbsenceKind;
  readonly day: Day;
  readonly at: Instant;
  readonly injury: InjuryRow;
}

interface Documents {
  readonly injuries: readonly { readonly row: string; readonly value: InjuryRow }[];
  readonly fixtures: readonly FixtureRow[];
  readonly names: ApiFootballNames;
  /** The time at which the documents were made or read; null if neither is known. */
  readonly at: Instant | null;
}

/**
 * Returns an absence for each player and kind. The feed has a row for each match that a player misses, for a whole
 * season: rows of successive matches are one absence. It is over when the team has a later match without a row.
 */
export function injuriesIn({ injuries, fixtures, names, at: madeAt }: Documents): AbsenceObservation[] {
  const rows = injuries.flatMap(({ row, value: injury }) => {
    const at = parseInstant(injury.fixture.date);
    if (at === null) return [];
    const kind = absenceKindIn(injury.player.reason ?? '');
    return [{ row, kind, day: dayIn(names.competition(injury.league).timeZone, at), at, injury }];
  });
  const matches = matchDays(rows, fixtures, names);
  // Without a time, the documents are at least as new as the last match in them.
  const today = madeAt === null ? lastDay(matches) : dayIn('UTC', madeAt);
  const groups = Map.groupBy(rows, ({ kind, injury: { player, team } }) => `${team.id} ${player.id} ${kind}`);
  return [...groups.values()].flatMap((group) => {
    const byDay = [...new Map(group.map((each) => [each.day, each])).values()].toSorted((a, b) => a.at - b.at);
    const last = byDay.at(-1);
    if (last === undefined) return [];
    const days = matches.get(last.injury.team.id) ?? [];
    const spell = lastSpell(byDay, days);
    const next = days.find((day) => day > last.day) ?? null;
    const isOld = today !== null && daysBetween(last.day, today) > LONGEST_SILENCE_DAYS;
    if (isOld || (next !== null && last.kind === 'SUSPENSION')) return [];
    const until = next === null || today === null || next < today ? next : today;
    return [absenceIn(spell, last, { names, madeAt, until })];
  });
}

/** Returns the last rows, as far back as they are about successive matches of the team. */
function lastSpell(rows: readonly Row[], days: readonly Day[]): readonly Row[] {
  let start = rows.length - 1;
  const position = (index: number): number => days.indexOf(rows[index]?.day ?? ('' as Day));
  while (start > 0 && position(start) - position(start - 1) === 1) start -= 1;
  return rows.slice(start);
}

function lastDay(matches: ReadonlyMap<string, readonly Day[]>): Day | null {
  return [...matches.values()]
    .flatMap((days) => days.at(-1) ?? [])
    .reduce<Day | null>((a, b) => (a !== null && a > b ? a : b), null);
}

/** Returns the days on which teams are known to play: days of rows, and of matches that are over. */
function matchDays(
  rows: readonly Row[],
  fixtures: readonly FixtureRow[],
  names: ApiFootballNames,
): ReadonlyMap<string, readonly Day[]> {
  const days = new Map<string, Set<Day>>();
  const add = (team: string, day: Day): void => void days.set(team, (days.get(team) ?? new Set()).add(day));
  for (const { day, injury } of rows) add(injury.team.id, day);
  for (const { fixture, league, teams } of fixtures) {
    const at = parseInstant(fixture.date);
    if (at === null || !/^(?:FT|AET|PEN)$/.test(fixture.status.short)) continue;
    for (const { id } of [teams.home, teams.away]) add(id, dayIn(names.competition(league).timeZone, at));
  }
  return new Map(days.entries().map(([team, set]) => [team, [...set].toSorted()]));
}

function absenceIn(
  spell: readonly Row[],
  { row, kind, day, at, injury }: Row,
  { names, madeAt, until }: { names: ApiFootballNames; madeAt: Instant | null; until: Day | null },
): AbsenceObservation {
  const competition = names.competition(injury.league);
  const team = names.team(injury.team, competition);
  const { id, name, type, reason } = injury.player;
  const isDoubtful = type !== null && !/missing/i.test(type);
  const first = spell[0]?.day ?? day;
  const isBeforeMatch = kind === 'INJURY' || kind === 'SUSPENSION';
  const isAhead = madeAt !== null && (spell[0]?.at ?? at) > madeAt;
  // The first match is missed, so the player was hurt or banned before it; if it is ahead, the day is not known.
  const before = isAhead ? null : addDays(first, -1);
  return {
    type: 'ABSENCE',
    row,
    id: null,
    player: names.player(id, name) ?? { ids: [], name },
    team,
    kind,
    words: [reason, isDoubtful ? type : null].filter((part) => part !== null).join(' - ') || (type ?? ''),
    reason,
    estimate: null,
    from: isBeforeMatch ? before : ONE_MATCH.has(kind) ? day : first,
    until,
    chance: isDoubtful && until === null ? QUESTIONABLE : null,
    matches: kind === 'SUSPENSION' ? spell.length : null,
    scope: scopeOfKind(kind, team, competition, ONE_MATCH),
    observedAt: madeAt === null || at > madeAt ? null : ((at - LINEUPS_MS) as Instant),
    completed: until !== null,
  };
}

/** Returns the absences of a player's history without an end, and the last one with an end. An end is a fact. */
export function sidelinedIn(
  row: string,
  history: readonly SidelinedRow[],
  { player, team }: Pick<AbsenceObservation, 'player' | 'team'>,
): AbsenceObservation[] {
  const [last] = history.filter(({ end }) => end !== null).toSorted((a, b) => ((a.end ?? '') < (b.end ?? '') ? 1 : -1));
  return history.flatMap((each, index) => {
    if (each.start === null || (each.end !== null && each !== last)) return [];
    const kind = absenceKindIn(each.type);
    if (kind === 'SUSPENSION' && each.end !== null) return [];
    return [
      {
        type: 'ABSENCE' as const,
        row: `${row}.${index}`,
        id: null,
        player,
        team,
        kind,
        words: each.type,
        reason: each.type,
        estimate: null,
        from: each.start,
        until: each.end,
        chance: null,
        matches: null,
        scope: null,
        observedAt: null,
        completed: each.end !== null,
      },
    ];
  });
}
