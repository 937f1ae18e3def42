import type { CommandRunner } from '../write-path/command.ts';
import { type CompetitionKind, competitionSlug, seasonOf } from '../domain/competition.ts';
import { type Instant, isTimeZone } from '../domain/day.ts';
import { accept, type Decision, invalid, issuesOf } from '../domain/decision.ts';
import { readCsv } from './csv.ts';
import { readOpenfootball } from './openfootball.ts';
import { importSeason, type ImportSummary } from './merge-season.ts';

export type FixtureFormat = 'OPENFOOTBALL_JSON' | 'CSV';

const READERS = { OPENFOOTBALL_JSON: readOpenfootball, CSV: readCsv };
const ROWS = { OPENFOOTBALL_JSON: 'matches', CSV: 'lines' };
const SOURCES = { OPENFOOTBALL_JSON: 'openfootball', CSV: null };

export interface ImportedFile {
  readonly format: FixtureFormat;
  readonly data: string;
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  readonly asOf: Instant | null;
}

/** Parses a file and merges it into its season in one transaction, with one push for each list that changes. */
export async function importFile(
  commands: CommandRunner,
  file: ImportedFile,
  newId: () => string,
): Promise<Decision<ImportSummary>> {
  const { format, data, timeZone, season } = file;
  const issues = issuesOf(
    [file.competition.trim() === '', 'competition', 'The name of the competition is empty.'],
    [season.trim() === '', 'season', 'The season is empty; expected a season such as "2025-26".'],
    [
      !isTimeZone(timeZone),
      'timeZone',
      `"${timeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid".`,
    ],
  );
  if (issues.length > 0) return invalid(issues);
  const reading = READERS[format](data, timeZone);
  if (!reading.ok) return invalid(reading.issues.map(({ path, message }) => ({ path: ['input', ...path], message })));
  const slug = competitionSlug(file.competition, season);
  const seasonFile = { ...file, fixtures: reading.fixtures, source: SOURCES[format], rows: ROWS[format] };
  return commands.run({
    scope: { season: seasonOf(season), competitions: [{ slug }] },
    decide(snapshot) {
      const decision = importSeason(snapshot, seasonFile, newId);
      if (!decision.ok) return decision;
      const { changed, summary } = decision.value;
      return accept({ changed, cause: 'FIXTURE', value: summary });
    },
  });
}
