import { Cron } from 'croner';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { COMPETITION_KINDS } from '../domain/competition.ts';
import { isTimeZone } from '../domain/day.ts';
import { FEED_FORMATS } from '../feeds/adapter.ts';
import type { SourceFormat } from '../feeds/reading/feed-requests.ts';
import { MAX_FEED_BYTES } from '../feeds/reading/fetch.ts';

const FORMATS = [...FEED_FORMATS, 'OPENFOOTBALL_JSON', 'CSV'] as const satisfies readonly SourceFormat[];

const MEBIBYTE = 1024 * 1024;
const MAX_SOURCES = 50;

const Url = z.string().max(2_000).refine(isPlainUrl, 'is not an http or https URL without a user and a password');
const Words = z.string().min(1).max(200);

const SourceShape = z
  .strictObject({
    /** Names the source in the log, in the metrics and at `/health/ready`. */
    name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'is not a name such as "premier-league"'),
    format: z.enum(FORMATS),
    /** The base URL of an API, or the URL of a file. */
    url: Url.optional(),
    /** A cron pattern. */
    schedule: z.string().max(200).refine(isSchedule, 'is not a schedule such as "*/15 * * * *"'),
    scheduleTimeZone: z.string().refine(isTimeZone, 'is not a time zone such as "Europe/London"').default('UTC'),
    league: z.number().int().positive().optional(),
    season: z.union([z.string().min(4).max(9), z.number().int().min(1900).max(2200).transform(String)]).optional(),
    competition: Words.optional(),
    kind: z.enum(COMPETITION_KINDS).optional(),
    timeZone: z.string().refine(isTimeZone, 'is not a time zone such as "Europe/London"').optional(),
    fullSnapshot: z.boolean().optional(),
    newTeams: z.enum(['ASK', 'CREATE']).default('ASK'),
    maxMegabytes: z
      .number()
      .min(0.001)
      .max(MAX_FEED_BYTES / MEBIBYTE)
      .default(MAX_FEED_BYTES / MEBIBYTE),
    timeoutSeconds: z.number().min(0.05).max(300).default(30),
    jitterSeconds: z.number().min(0).max(3_600).default(15),
    retrySeconds: z.number().min(0.01).max(3_600).default(30),
    maxRetrySeconds: z.number().min(0.01).max(86_400).default(3_600),
  })
  .superRefine((source, check) => {
    const requires = (field: keyof typeof source): void => {
      if (source[field] !== undefined) return;
      check.addIssue({ code: 'custom', path: [field], message: `is required for ${source.format}` });
    };
    for (const field of REQUIRED[source.format]) requires(field);
  });

/** The fields that a format needs besides the name and the schedule. */
const REQUIRED: Readonly<
  Record<SourceFormat, readonly ('url' | 'league' | 'season' | 'competition' | 'kind' | 'timeZone')[]>
> = {
  FPL: [],
  API_FOOTBALL: ['league', 'season'],
  SPORTMONKS: [],
  FOOTBALL_DATA_ORG: ['competition'],
  PLAYERS_CSV: ['url'],
  ABSENCES_CSV: ['url'],
  OPENFOOTBALL_JSON: ['url', 'competition', 'season', 'kind', 'timeZone'],
  CSV: ['url', 'competition', 'season', 'kind', 'timeZone'],
};

const ConfigShape = z
  .strictObject({
    sources: z.array(SourceShape).min(1, 'has no source').max(MAX_SOURCES, `has more than ${MAX_SOURCES}`),
  })
  .superRefine(({ sources }, check) => {
    for (const [index, { name }] of sources.entries()) {
      if (sources.findIndex((other) => other.name === name) === index) continue;
      check.addIssue({ code: 'custom', path: ['sources', index, 'name'], message: `"${name}" is used twice` });
    }
  });

export type SyncSource = z.infer<typeof SourceShape>;
export type SyncConfig = z.infer<typeof ConfigShape>;

/** The error of an invalid file of sources. The message has one line per problem. */
export class SyncConfigError extends ConfigError {}

/** Reads the file with the sources. Throws SyncConfigError with a line for each invalid field. */
export async function readSyncConfig(path: string): Promise<SyncConfig> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new SyncConfigError(`${path}: cannot be read`);
  }
  return parseSyncConfig(text, path);
}

export function parseSyncConfig(text: string, name: string): SyncConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SyncConfigError(`${name}: is not JSON`);
  }
  const parsed = ConfigShape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SyncConfigError(parsed.error.issues.map((issue) => `${name}: ${problemIn(issue)}`).join('\n'));
}

function problemIn({ path, message, ...issue }: z.core.$ZodIssue): string {
  const at = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const fields = issue.keys.map((key) => (at === '' ? key : `${at}.${key}`));
    const isKey = issue.keys.some((key) => /key|token|secret|password|auth/i.test(key));
    return `${fields.join(', ')}: is not a known field${isKey ? '; keys of feeds come from the environment' : ''}`;
  }
  return `${at === '' ? 'the file' : at}: ${message}`;
}

function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isSchedule(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}
