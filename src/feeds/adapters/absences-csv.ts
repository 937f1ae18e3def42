import { ABSENCE_KINDS } from '../../domain/absence.ts';
import { addDays, type Day, dayIn, type Instant, parseInstant, startOfDay } from '../../domain/day.ts';
import { absenceKindIn } from '../words/absence-words.ts';
import { type FeedAdapter, type FeedContext, type FeedProblem, NO_COVERAGE } from '../adapter.ts';
import { dayInCell } from '../words/day-words.ts';
import { type NamedRow, readNamedRows } from '../words/named-columns.ts';
import type { AbsenceObservation, ObservedAbsenceKind, ObservedScope, ObservedTeam } from '../observation.ts';
import { playerIdsIn } from './players-csv.ts';

/**
 * Reads absences from a CSV file with a header line. The tables of press conferences (`Player,Reason,Further Detail,
 * Potential Return,Condition,Status`) and of Transfermarkt (`player_id,injury_reason,from_date,end_date`) are also
 * known.
 * ```csv
 * player,birth_date,club,kind,words,from,until,chance,matches,scope,source,reported_at
 * Bukayo Saka,2001-09-05,Arsenal FC,injury,Hamstring injury,2026-01-03,2026-02-14,,,,The Times,2026-01-04
 * ```
 */
export const ABSENCES_CSV: FeedAdapter = {
  system: 'absences-csv',
  source: { kind: 'PRESS', name: 'Absences file', url: null },
  read(documents, context) {
    const observations: AbsenceObservation[] = [];
    const problems: FeedProblem[] = [];
    for (const document of documents) {
      const table = readNamedRows(document, COLUMNS, [
        ['player', 'player_id'],
        ['words', 'kind'],
      ]);
      if (!table.ok) return table;
      problems.push(...table.problems);
      // Transfermarkt's table has ids of players, and the last day of an absence.
      const system = table.header.includes('injury_reason') ? 'transfermarkt' : null;
      for (const row of table.rows) {
        const absence = absenceIn(row, system, context);
        if ('message' in absence) problems.push(absence);
        else observations.push(absence);
      }
    }
    return { ok: true, observations, problems, coverage: NO_COVERAGE, asOf: null };
  },
};

const COLUMNS = {
  player: ['name', 'player_name'],
  player_id: [],
  birth_date: ['date_of_birth', 'dob', 'birthdate'],
  club: ['team', 'club_name', 'current_club_name'],
  kind: ['type'],
  words: ['reason', 'injury', 'injury_reason'],
  detail: ['further_detail', 'details'],
  from: ['from_date', 'start', 'start_date', 'since'],
  until: ['until_date', 'end_date', 'end', 'potential_return', 'expected_return', 'return'],
  chance: ['status', 'chance_of_playing'],
  matches: [],
  scope: [],
  source: [],
  reported_at: ['reported', 'reported_on'],
  external_ids: ['ids'],
} as const;
type Row = NamedRow<keyof typeof COLUMNS>;

function absenceIn(each: Row, system: string | null, context: FeedContext): AbsenceObservation | FeedProblem {
  const { row, cell } = each;
  const problem = (field: keyof typeof COLUMNS, expected: string): FeedProblem => {
    return { row, field, message: `"${cell(field) ?? ''}" is not ${expected}.` };
  };
  const ids = playerIdsIn(each, system);
  const name = cell('player') ?? ids.map(({ source, value }) => `${source} ${value}`)[0] ?? '';
  const birthDate = dayInCell(cell('birth_date'));
  const team: ObservedTeam | null = cell('club') === null ? null : { ids: [], name: cell('club') ?? '', country: null };
  const reason = cell('words');
  const kind = cell('kind') === null ? absenceKindIn(reason ?? '') : kindIn(cell('kind') ?? '');
  const from = dayInCell(cell('from'));
  const stated = dayInCell(cell('until'));
  // A cell that is not a day is a statement in words: "No Return Date", "end of March".
  const estimate = stated === null ? cell('until') : null;
  const chance = /^(\d{1,3})(?:\.0+)? ?%?$/.exec(cell('chance') ?? '')?.[1];
  const matches = cell('matches') === null ? null : Number(cell('matches'));
  const scope = scopeIn(cell('scope'), team);
  const reportedAt = cell('reported_at');
  const observedAt = reportedAt === null ? null : instantIn(reportedAt);
  if (name === '') return problem('player', 'a player');
  if (reason === null && cell('kind') === null) return problem('words', 'a reason');
  if (cell('birth_date') !== null && birthDate === null) return problem('birth_date', 'a day; expected YYYY-MM-DD');
  if (kind === null)
    return problem('kind', `a kind; expected injury, suspension, ${ABSENCE_KINDS.join(', ').toLowerCase()}`);
  if (cell('from') !== null && from === null) return problem('from', 'a day; expected YYYY-MM-DD');
  if (chance !== undefined && Number(chance) > 100) return problem('chance', 'a chance; expected 0 to 100');
  if (matches !== null && !(Number.isInteger(matches) && matches > 0)) return problem('matches', 'a number of matches');
  if (scope === undefined) return problem('scope', 'a scope; expected all, club or next');
  if (reportedAt !== null && observedAt === null) return problem('reported_at', 'a day or an instant');
  const { until, completed } = endIn(stated, system, context);
  const words = [reason, cell('detail'), estimate, chance === undefined ? null : `${chance}%`];
  return {
    type: 'ABSENCE',
    row,
    id: null,
    player: { ids, name, birthDate },
    team,
    kind,
    words: words.filter((part) => part !== null).join(' - ') || kind.toLowerCase(),
    reason,
    estimate,
    from,
    until,
    chance: chance === undefined || completed ? null : Number(chance),
    matches,
    scope,
    observedAt,
    ...(cell('source') !== null && { source: { kind: 'PRESS', name: cell('source'), url: null } }),
    completed,
  };
}

/**
 * Returns the end of an absence. Transfermarkt's end is the last day out: a fact if past, else an estimate. Other files
 * have the day of return.
 */
function endIn(
  stated: Day | null,
  system: string | null,
  { asOf, readAt }: FeedContext,
): { until: Day | null; completed: boolean } {
  if (stated === null || system === null) return { until: stated, completed: false };
  const until = addDays(stated, 1);
  const at = asOf ?? readAt ?? null;
  return { until, completed: at !== null && until <= dayIn('UTC', at) };
}

const KINDS: Readonly<Record<string, ObservedAbsenceKind>> = {
  ...Object.fromEntries(ABSENCE_KINDS.map((kind) => [kind, kind])),
  INJURY: 'INJURY',
  INJURED: 'INJURY',
  ILLNESS: 'INJURY',
  SUSPENSION: 'SUSPENSION',
  SUSPENDED: 'SUSPENSION',
  BAN: 'SUSPENSION',
  LOAN: 'LOANED_OUT',
};

function kindIn(text: string): ObservedAbsenceKind | null {
  return KINDS[text.toUpperCase().replaceAll(/[\s-]+/g, '_')] ?? null;
}

/** Returns the scope in a text; undefined if it is not known. */
function scopeIn(text: string | null, team: ObservedTeam | null): ObservedScope | null | undefined {
  const word = text?.toLowerCase() ?? 'all';
  if (/^(?:all|every|all games|every game|everywhere)$/.test(word)) return null;
  if (team === null) return undefined;
  if (word === 'club') return { teams: [team] };
  return /^next(?: (?:game|match|fixture))?$/.test(word) ? { teams: [team], nextFixture: true } : undefined;
}

function instantIn(text: string): Instant | null {
  const day = dayInCell(text);
  return parseInstant(text) ?? (day === null ? null : startOfDay('UTC', day));
}
