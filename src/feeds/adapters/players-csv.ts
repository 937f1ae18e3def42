import type { Gender } from '../../domain/gender.ts';
import { genderInName } from '../../domain/identity/team-name.ts';
import type { ExternalId } from '../../domain/team.ts';
import { type FeedAdapter, type FeedProblem, NO_COVERAGE } from '../adapter.ts';
import { dayInCell } from '../words/day-words.ts';
import { type NamedRow, readNamedRows } from '../words/named-columns.ts';
import type { Observation, ObservedTeam } from '../observation.ts';
import { positionIn } from '../words/position-words.ts';

/**
 * Reads players from a CSV file with a header line; the columns of Transfermarkt's tables are also known:
 * ```csv
 * name,club,national_team,position,birth_date,gender,external_ids
 * Jude Bellingham,Real Madrid CF,England,MF,2003-06-29,men,transfermarkt:581678 fpl:232351
 * ```
 * Only the name is required. A column `fpl_id` has the ids of `fpl`.
 */
export const PLAYERS_CSV: FeedAdapter = {
  system: 'players-csv',
  source: { kind: 'PRESS', name: 'Players file', url: null },
  read(documents) {
    const observations: Observation[] = [];
    const problems: FeedProblem[] = [];
    for (const document of documents) {
      const table = readNamedRows(document, COLUMNS, [['name']]);
      if (!table.ok) return table;
      problems.push(...table.problems);
      const system = table.header.includes('current_club_name') ? 'transfermarkt' : null;
      for (const row of table.rows) observations.push(...readPlayer(row, system, problems));
    }
    return { ok: true, observations, problems, coverage: NO_COVERAGE, asOf: null };
  },
};

const COLUMNS = {
  name: ['player', 'player_name', 'full_name'],
  club: ['team', 'current_club_name', 'club_name'],
  club_id: ['current_club_id'],
  country: ['club_country'],
  national_team: ['national_side'],
  position: ['pos'],
  birth_date: ['date_of_birth', 'dob', 'birthdate', 'born'],
  gender: ['sex'],
  nationality: ['country_of_citizenship', 'citizenship'],
  joined_on: ['joined', 'since'],
  shirt_number: ['number', 'no'],
  external_ids: ['external_id', 'ids'],
} as const;
type Row = NamedRow<keyof typeof COLUMNS>;

const GENDERS: Readonly<Record<string, Gender>> = {
  men: 'MEN',
  man: 'MEN',
  male: 'MEN',
  m: 'MEN',
  women: 'WOMEN',
  woman: 'WOMEN',
  female: 'WOMEN',
  f: 'WOMEN',
  w: 'WOMEN',
};

/** @param system The source of the columns `player_id` and `club_id`; null if the file has none. */
function readPlayer(each: Row, system: string | null, problems: FeedProblem[]): Observation[] {
  const { row, cell } = each;
  const name = cell('name');
  const birthDate = dayInCell(cell('birth_date'));
  const gender = GENDERS[cell('gender')?.toLowerCase() ?? ''] ?? null;
  const leaveOut = (field: string, message: string): [] => {
    problems.push({ row, field, message });
    return [];
  };
  if (name === null) return leaveOut('name', 'The name is empty.');
  if (cell('birth_date') !== null && birthDate === null) {
    return leaveOut('birth_date', `"${cell('birth_date')}" is not a day; expected YYYY-MM-DD.`);
  }
  if (cell('gender') !== null && gender === null) {
    return leaveOut('gender', `"${cell('gender')}" is not a gender; expected men or women.`);
  }
  const ids = playerIdsIn(each, system);
  const nationality = cell('nationality') ?? cell('national_team');
  const player = { ids, name, birthDate, gender, nationality, position: positionIn(cell('position')) };
  const teams = [teamIn(each, 'club', gender, system), teamIn(each, 'national_team', gender, null)];
  const members = teams.flatMap((team) => (team === null ? [] : [memberIn(each, player, team)]));
  return members.length > 0 ? members : leaveOut('club', 'The row has neither a club nor a national team.');
}

function memberIn(
  { row, cell }: Row,
  player: Extract<Observation, { type: 'SQUAD_MEMBER' }>['player'],
  team: ObservedTeam,
): Observation {
  const isClub = team.kind === 'CLUB';
  const number = Number(cell('shirt_number') ?? Number.NaN);
  const shirtNumber = isClub && Number.isInteger(number) ? number : null;
  return {
    type: 'SQUAD_MEMBER',
    row,
    player,
    team,
    joinedOn: isClub ? dayInCell(cell('joined_on')) : null,
    shirtNumber,
  };
}

function teamIn(
  { cell }: Row,
  column: 'club' | 'national_team',
  gender: Gender | null,
  system: string | null,
): ObservedTeam | null {
  const name = cell(column);
  const id = cell('club_id');
  if (name === null) return null;
  return {
    ids: system === null || id === null ? [] : [{ source: system, value: id }],
    name,
    country: column === 'club' ? cell('country') : name,
    kind: column === 'club' ? 'CLUB' : 'NATIONAL',
    gender: genderInName(name) ?? gender,
  };
}

/**
 * Returns the ids of a row: `transfermarkt:581678 fpl:232351`, and those of columns such as `fpl_id`.
 * @param system The source of the column `player_id`; null if it is not known.
 */
export function playerIdsIn(
  { cell, cells }: { cell(column: 'external_ids'): string | null; readonly cells: ReadonlyMap<string, string> },
  system: string | null,
): ExternalId[] {
  const listed = [...(cell('external_ids') ?? '').matchAll(/([\p{L}\p{N}._-]+)\s*[:=]\s*([^\s;,|]+)/gu)];
  const ids = listed.map(([, source = '', value = '']) => ({ source: source.toLowerCase(), value }));
  for (const [name, value] of cells) {
    const [, stated = ''] = /^(.+)_id$/.exec(name) ?? [];
    const source = stated === 'player' ? system : stated.replace(/^player_/, '').replaceAll('_', '-');
    if (source !== null && source !== '' && value !== '' && !OTHER_IDS.has(stated)) ids.push({ source, value });
  }
  return ids;
}

/** Columns that end in `_id` and are not ids of players. */
const OTHER_IDS = new Set([
  'club',
  'current_club',
  'team',
  'external',
  'agent',
  'competition',
  'national_team',
  'game',
]);
