/** Recognises files and builds the inputs of their imports. */

/** The names of the formats of fixtures, by the values of the API. */
export const FIXTURE_FORMATS = { CSV: 'CSV', OPENFOOTBALL_JSON: 'openfootball JSON' } as const;
/** The names of the formats of feeds, by the values of the API. */
export const FEED_FORMATS = {
  FPL: 'Fantasy Premier League',
  API_FOOTBALL: 'API-Football',
  SPORTMONKS: 'Sportmonks',
  FOOTBALL_DATA_ORG: 'football-data.org',
  PLAYERS_CSV: 'players.csv',
  ABSENCES_CSV: 'absences.csv',
} as const;
export type FileFormat = keyof typeof FIXTURE_FORMATS | keyof typeof FEED_FORMATS;

/** A file that was chosen or dropped. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** The facts that an import needs besides the file. */
export interface ImportFacts {
  readonly competition: string;
  readonly season: string;
  readonly kind: string;
  readonly timeZone: string;
}

export function isFixtureFormat(format: FileFormat): boolean {
  return format in FIXTURE_FORMATS;
}

/** Returns the format of a file by its content; null if it is not recognised. */
export function formatOf({ text }: ChosenFile): FileFormat | null {
  const json = parsed(text);
  if (json !== null) {
    if ('elements' in json) return 'FPL';
    if ('response' in json) return 'API_FOOTBALL';
    if ('data' in json) return 'SPORTMONKS';
    if ('matches' in json) return text.includes('"team1"') ? 'OPENFOOTBALL_JSON' : 'FOOTBALL_DATA_ORG';
    return 'teams' in json ? 'FOOTBALL_DATA_ORG' : null;
  }
  const header = text.slice(0, 1_000).split(/\r?\n/, 1)[0]?.toLowerCase() ?? '';
  if (!/[,;\t]/.test(header)) return null;
  if (/\bplayer\b/.test(header) && /\bkind\b|\bwords\b/.test(header)) return 'ABSENCES_CSV';
  if (/\bname\b/.test(header) && /\bclub\b/.test(header)) return 'PLAYERS_CSV';
  return /home/.test(header) && /away/.test(header) ? 'CSV' : null;
}

/** Returns the facts that a file contains about its competition and season. */
export function factsOf({ name, text }: ChosenFile): Partial<ImportFacts> {
  const title = String(parsed(text)?.name ?? '');
  const season = /(20\d\d)[-/](20)?(\d\d)\b/.exec(`${title} ${name}`);
  const competition = title.replace(/\s*20\d\d([-/]\d+)?\s*$/, '');
  return {
    ...(competition !== '' && { competition }),
    ...(season !== null && { season: `${season[1]}-${season[3]}` }),
  };
}

/** Returns the input of the mutation for a format. Of two files, that with the players comes first. */
export function importInput(
  format: FileFormat,
  files: readonly ChosenFile[],
  facts: ImportFacts,
  more: object,
): object {
  const isMain = ({ text }: ChosenFile): boolean => format !== 'FPL' || text.includes('"elements"');
  const [first, second] = files.toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)));
  const { competition, season, kind, timeZone } = facts;
  const common = { format, data: first?.text ?? '', ...more };
  if (isFixtureFormat(format)) return { ...common, competition, season, kind, timeZone };
  return {
    ...common,
    ...(second !== undefined && { more: second.text }),
    ...(competition !== '' && { competition }),
    ...(season !== '' && { season }),
  };
}

/** Reads a file as UTF-8. Rejects if it has another encoding. */
export async function readFile(file: File): Promise<ChosenFile> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  return { name: file.name, text };
}

function parsed(text: string): Record<string, unknown> | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
