import { z } from 'zod';
import { type Instant, parseInstant } from './day.ts';

/** How the program was started. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** A file's path or `:memory:`. */
  readonly database: string;
  readonly seed: 'demo' | 'none';
  /** Where a movable clock starts; null: not asked for. */
  readonly clock: Instant | null;
  /** The editor's token; null: the installation's own. */
  readonly editorToken: string | null;
  /** How many bytes of answers to queries are kept; 0: none, each is made anew. */
  readonly answersMemory: number;
  readonly logLevel: string;
  /** Over how many milliseconds the farewells of WebSockets are spread at most when the server stops. */
  readonly farewell: number;
  /** How many bytes the database may take; null: as many as there are. */
  readonly databaseSize: number | null;
}

/** The environment is not as it should be: one line per fault. */
export class ConfigError extends Error {}

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('is no number').int('is no whole number').min(0).max(65_535).default(4000),
  DATABASE_URL: z
    .string()
    .refine((url) => url === ':memory:' || /^file:.+/.test(url), 'is neither `file:PATH` nor `:memory:`')
    .default('file:data/sidelined.db')
    .transform((url) => url.replace(/^file:(\/\/)?/, '')),
  SIDELINED_SEED: z.enum(['demo', 'none'], 'is neither `demo` nor `none`').default('demo'),
  SIDELINED_CLOCK: z
    .string()
    .transform((text, context) => {
      const start = parseInstant(text);
      if (start === null) context.addIssue({ code: 'custom', message: 'is no moment such as 2026-02-01T20:00:00Z' });
      return start;
    })
    .optional(),
  SIDELINED_EDITOR_TOKEN: z.string().min(8, 'is shorter than 8 characters').optional(),
  SIDELINED_ANSWERS: z.enum(['on', 'off'], 'is neither `on` nor `off`').default('on'),
  SIDELINED_ANSWERS_MB: z.coerce.number('is no number').positive('is not above 0').default(64),
  SIDELINED_DRAIN_MS: z.coerce
    .number('is no number')
    .min(0, 'is below 0')
    .max(600_000, 'is above 600000')
    .default(4_000),
  SIDELINED_DATABASE_MB: z.coerce.number('is no number').positive('is not above 0').optional(),
  SIDELINED_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'is no log level').default('warn'),
});

/** Reads the environment. Throws ConfigError with a line for each variable that is wrong. */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE_URL,
    seed: data.SIDELINED_SEED,
    clock: data.SIDELINED_CLOCK ?? null,
    editorToken: data.SIDELINED_EDITOR_TOKEN ?? null,
    answersMemory: data.SIDELINED_ANSWERS === 'off' ? 0 : Math.round(data.SIDELINED_ANSWERS_MB * 1024 * 1024),
    logLevel: data.SIDELINED_LOG,
    farewell: data.SIDELINED_DRAIN_MS,
    databaseSize:
      data.SIDELINED_DATABASE_MB === undefined ? null : Math.round(data.SIDELINED_DATABASE_MB * 1024 * 1024),
  };
}
