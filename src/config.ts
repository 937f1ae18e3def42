import { z } from 'zod';
import { type Instant, parseInstant } from './domain/day.ts';

/** How the program was started. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** A file's path, `:memory:`, or the address of a PostgreSQL database. */
  readonly database: string;
  /** How many connections a node has to a database that is a server. */
  readonly databaseConnections: number;
  readonly seed: 'demo' | 'none';
  /** Where a movable clock starts; null: not asked for. */
  readonly clock: Instant | null;
  /** The editor's token; null: the installation's own. */
  readonly editorToken: string | null;
  /** How many bytes of answers to queries are kept; 0: none, each is made anew. */
  readonly responseCacheBytes: number;
  /** Whether operations are counted by the minute, and connections by the address. */
  readonly limits: boolean;
  /** The proxies whose word for where a request comes from is taken: addresses, and blocks such as 10.0.0.0/8. */
  readonly trustedProxies: readonly string[];
  /** Pages of these origins may open sockets, beside our own; `*`: pages of any. */
  readonly allowedOrigins: readonly string[];
  /** Whether the schema may be explored: GraphiQL, introspection, suggestions, a bare address in a browser. */
  readonly introspection: boolean;
  /** The file of the only documents that run; null: any document does. */
  readonly persistedOperations: string | null;
  readonly logLevel: string;
  /** Where metrics are told; null: nowhere. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** The OpenTelemetry collector that spans are sent to; null: to none. */
  readonly tracesTo: string | null;
  readonly serviceName: string;
  /** Over how many milliseconds the farewells of WebSockets are spread at most when the server stops. */
  readonly drainMs: number;
  /** How many bytes the database may take; null: as many as there are. */
  readonly databaseMaxBytes: number | null;
}

/** The environment is not as it should be: one line per fault. */
export class ConfigError extends Error {}

const port = z.coerce.number('is no number').int('is no whole number').min(0).max(65_535);

/** Several in one variable, with commas between them. */
const listOf = (one: z.ZodType<string, string>) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(one));
const onOrOff = z.enum(['on', 'off'], 'is neither `on` nor `off`');
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'is no address or block such as 10.0.0.0/8');
const origin = z
  .string()
  .refine((text) => text === '*' || URL.parse(text)?.origin === text, 'is no origin such as https://example.com');

/** Whether it names a database that is a server's, and not a file. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database);
}

/** A database's address as it is given, in `DATABASE_URL` and to `copy`. */
export function isDatabase(url: string): boolean {
  return url === ':memory:' || /^file:.+/.test(url) || (isPostgres(url) && URL.canParse(url));
}

/** What such an address is known as within: a file by its path. */
export function databaseIn(url: string): string {
  return url.replace(/^file:(\/\/)?/, '');
}

const environment = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: port.default(4000),
    DATABASE_URL: z
      .string()
      .refine(isDatabase, 'is neither `file:PATH` nor `:memory:` nor `postgres://…`')
      .default('file:data/sidelined.db')
      .transform(databaseIn),
    SIDELINED_DATABASE_CONNECTIONS: z.coerce
      .number('is no number')
      .int('is no whole number')
      .min(2)
      .max(1_000)
      .default(10),
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
    SIDELINED_RESPONSE_CACHE: onOrOff.default('on'),
    SIDELINED_RESPONSE_CACHE_MB: z.coerce.number('is no number').positive('is not above 0').default(64),
    SIDELINED_DRAIN_MS: z.coerce
      .number('is no number')
      .min(0, 'is below 0')
      .max(600_000, 'is above 600000')
      .default(4_000),
    SIDELINED_DATABASE_MB: z.coerce.number('is no number').positive('is not above 0').optional(),
    SIDELINED_LIMITS: onOrOff.default('on'),
    SIDELINED_TRUSTED_PROXIES: listOf(network),
    SIDELINED_ALLOWED_ORIGINS: listOf(origin),
    SIDELINED_INTROSPECTION: onOrOff.optional(),
    SIDELINED_PERSISTED_OPERATIONS: z.string().optional(),
    NODE_ENV: z.string().optional(),
    SIDELINED_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'is no log level').default('warn'),
    SIDELINED_METRICS_PORT: port.optional(),
    SIDELINED_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'is no http or https address' }).optional(),
    OTEL_SERVICE_NAME: z.string().max(200).default('sidelined'),
  })
  .refine(({ PORT, SIDELINED_METRICS_PORT }) => PORT === 0 || PORT !== SIDELINED_METRICS_PORT, {
    path: ['SIDELINED_METRICS_PORT'],
    message: 'is the public port: metrics have one of their own',
  });

/** What the environment may say. */
export const VARIABLES: ReadonlySet<string> = new Set(Object.keys(environment.shape));

/** The variables as they were set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Former names of variables. A start with one of them set is refused, so that no setting is lost unnoticed. */
const RENAMED: ReadonlyMap<string, keyof typeof environment.shape> = new Map([
  ['SIDELINED_ANSWERS', 'SIDELINED_RESPONSE_CACHE'],
  ['SIDELINED_ANSWERS_MB', 'SIDELINED_RESPONSE_CACHE_MB'],
  ['SIDELINED_DOCUMENTS', 'SIDELINED_PERSISTED_OPERATIONS'],
  ['SIDELINED_PROXIES', 'SIDELINED_TRUSTED_PROXIES'],
  ['SIDELINED_ORIGINS', 'SIDELINED_ALLOWED_ORIGINS'],
  ['SIDELINED_EXPLORE', 'SIDELINED_INTROSPECTION'],
]);

/** Reads the environment. Throws ConfigError with a line for each variable that is wrong. */
export function configFrom(env: Environment): Config {
  const renamed = [...RENAMED].filter(([before]) => env[before] !== undefined);
  if (renamed.length > 0) {
    throw new ConfigError(renamed.map(([before, name]) => `${before}: was renamed; set ${name} instead`).join('\n'));
  }
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
    databaseConnections: data.SIDELINED_DATABASE_CONNECTIONS,
    seed: data.SIDELINED_SEED,
    clock: data.SIDELINED_CLOCK ?? null,
    editorToken: data.SIDELINED_EDITOR_TOKEN ?? null,
    responseCacheBytes:
      data.SIDELINED_RESPONSE_CACHE === 'off' ? 0 : Math.round(data.SIDELINED_RESPONSE_CACHE_MB * 1024 * 1024),
    limits: data.SIDELINED_LIMITS === 'on',
    trustedProxies: data.SIDELINED_TRUSTED_PROXIES,
    allowedOrigins: data.SIDELINED_ALLOWED_ORIGINS,
    introspection: (data.SIDELINED_INTROSPECTION ?? (data.NODE_ENV === 'production' ? 'off' : 'on')) === 'on',
    persistedOperations: data.SIDELINED_PERSISTED_OPERATIONS ?? null,
    logLevel: data.SIDELINED_LOG,
    metricsPort: data.SIDELINED_METRICS_PORT ?? null,
    metricsHost: data.SIDELINED_METRICS_HOST,
    tracesTo: data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    serviceName: data.OTEL_SERVICE_NAME,
    drainMs: data.SIDELINED_DRAIN_MS,
    databaseMaxBytes:
      data.SIDELINED_DATABASE_MB === undefined ? null : Math.round(data.SIDELINED_DATABASE_MB * 1024 * 1024),
  };
}
