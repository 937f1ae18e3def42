import type { CommandRunner } from '../write-path/command.ts';
import { type CompetitionKind, competitionSlug, isSeason, seasonOf } from '../domain/competition.ts';
import { addDays, dayIn, type Instant, isTimeZone } from '../domain/day.ts';
import { accept, type Decision, invalid, issuesOf } from '../domain/decision.ts';
import { CSV, readCsv } from './season/csv.ts';
import { importSeason } from './season/merge-season.ts';
import { mayBeAbout } from './season/season-of-file.ts';
import { OPENFOOTBALL, readOpenfootball } from './season/openfootball.ts';
import { DEFAULT_OPTIONS, type ImportOptions, type ImportSummary } from './season/season-file.ts';

export type FixtureFormat = 'OPENFOOTBALL_JSON' | 'CSV';

const READERS = { OPENFOOTBALL_JSON: readOpenfootball, CSV: readCsv };
const FORMATS = { OPENFOOTBALL_JSON: OPENFOOTBALL, CSV };
const SOURCES = { OPENFOOTBALL_JSON: 'openfootball', CSV: null };

/** A file cannot be made in the future; clocks differ by less than this. */
const LATEST_AS_OF_DAYS = 366;

export interface ImportedFile {
  readonly format: FixtureFormat;
  readonly data: string;
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  readonly asOf: Instant | null;
  readonly options?: Partial<ImportOptions>;
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
    [!isSeason(season), 'season', `"${season}" is not a season; expected one or two years, e.g. "2025-26" or "2026".`],
    [
      !isTimeZone(timeZone),
      'timeZone',
      `"${timeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid".`,
    ],
    // Decoders write this character if bytes are not UTF-8.
    [data.includes('\uFFFD'), 'data', 'The file was not read as UTF-8: it contains U+FFFD where letters should be.'],
  );
  if (issues.length > 0) return invalid(issues);
  const reading = READERS[format](data, timeZone);
  if (!reading.ok) return invalid(reading.issues.map(({ path, message }) => ({ path: ['input', ...path], message })));
  const { list, one } = FORMATS[format];
  const options = { ...DEFAULT_OPTIONS, ...file.options };
  const canonicalSeason = seasonOf(season);
  const { fixtures, problems } = reading;
  const seasonFile = {
    ...file,
    season: canonicalSeason,
    fixtures,
    problems,
    source: SOURCES[format],
    list,
    one,
    options,
  };
  return commands.run({
    scope: {
      season: canonicalSeason,
      competitions: [{ slug: competitionSlug(file.competition, season) }],
      needsFixturesOf: (one) => mayBeAbout(one, seasonFile),
    },
    affectsBans: true,
    decide(snapshot, now) {
      if (file.asOf !== null && dayIn('UTC', file.asOf) > addDays(dayIn('UTC', now), LATEST_AS_OF_DAYS)) {
        return invalid([{ path: ['input', 'asOf'], message: 'The time of the file is in the future.' }]);
      }
      const decision = importSeason(snapshot, seasonFile, now, newId);
      if (!decision.ok) return decision;
      const { changed, summary } = decision.value;
      return accept({ changed, cause: 'FIXTURE', value: summary, isDryRun: options.dryRun });
    },
  });
}
