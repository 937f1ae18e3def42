import { getHeapStatistics } from 'node:v8';
import { z } from 'zod';
import { type Instant, parseInstant } from './domain/day.ts';

/** The configuration of the program, read from the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** A file path, `:memory:`, or the URL of a PostgreSQL database. */
  readonly database: string;
  /** Connections of a node to PostgreSQL, not counting the one that listens. */
  readonly databaseConnections: number;
  readonly seed: 'demo' | 'none';
  /** The start of a movable clock; null: no such clock was configured. */
  readonly clock: Instant | null;
  /** Whether the system's clock is right, however far it is ahead of what was recorded last. */
  readonly isClockConfirmed: boolean;
  /** An editor's token besides the stored ones; null: none. */
  readonly editorToken: string | null;
  /** Memory for caches of everything: responses, reads of the store, prepared operations, persisted documents. */
  readonly cacheBytes: number;
  /** Whether responses are cached. */
  readonly responseCache: boolean;
  /** Memory that is held for all clients together, in bytes. */
  readonly clientMemoryBytes: number;
  /** Whether operations are limited per minute, and connections per client address. */
  readonly limits: boolean;
  /** Proxies whose `X-Forwarded-For` is trusted: addresses and CIDR blocks. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may open WebSockets, besides the server's own; `*`: all. */
  readonly allowedOrigins: readonly string[];
  /** Whether GraphiQL, introspection and suggestions in error messages are available. */
  readonly introspection: boolean;
  /** The file with the only documents that may run; null: any document may. */
  readonly persistedOperations: string | null;
  readonly webhooks: WebhookSettings;
  readonly logLevel: string;
  /** The port that serves metrics; null: none does. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** The URL of the OpenTelemetry collector that receives spans; null: none does. */
  readonly tracesTo: string | null;
  readonly serviceName: string;
  /** The longest time over which WebSocket closes are spread when the server stops. */
  readonly drainMs: number;
  /** The largest size of the embedded database, in bytes; null: no limit. */
  readonly databaseMaxBytes: number | null;
}

/** How messages to webhooks are delivered. */
export interface WebhookSettings {
  /** Whether receivers may have private addresses, and http URLs. */
  readonly allowsPrivate: boolean;
  /** The delay before the first retry. */
  readonly retryMs: number;
  /** A webhook that has failed for this long is disabled. */
  readonly disableAfterMs: number;
}

/** The environment is not valid. The message has one line per problem. */
export class ConfigError extends Error {}

const port = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(0, 'is below 0')
  .max(65_535, 'is above 65535');

/** A list, separated by commas. */
const listOf = (one: z.ZodType<string, string>) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(one));
/** Up to 30 days. */
const milliseconds = z.coerce.number('is not a number').min(1, 'is below 1').max(2_592_000_000, 'is above 2592000000');
const onOrOff = z.enum(['on', 'off'], 'is not `on` or `off`');
const network = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'is not an address or a CIDR block such as 10.0.0.0/8',
);
const origin = z
  .string()
  .refine((text) => text === '*' || URL.parse(text)?.origin === text, 'is not an origin such as https://example.com');

/** Whether the URL is that of a PostgreSQL database. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database);
}

/** Whether the text is a database URL, as `DATABASE_URL` and `copy` take it. */
export function isDatabase(url: string): boolean {
  return url === ':memory:' || /^file:.+/.test(url) || (isPostgres(url) && URL.canParse(url));
}

/** The database of a URL as the program names it: a file by its path. */
export function databaseIn(url: string): string {
  return url.replace(/^file:(\/\/)?/, '');
}

const environment = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: port.default(4000),
    DATABASE_URL: z
      .string()
      .refine(isDatabase, 'is not `file:PATH`, `:memory:` or `postgres://…`')
      .default('file:data/sidelined.db')
      .transform(databaseIn),
    SIDELINED_DATABASE_CONNECTIONS: z.coerce
      .number('is not a number')
      .int('is not a whole number')
      .min(2)
      .max(1_000)
      .default(10),
    SIDELINED_SEED: z.enum(['demo', 'none'], 'is not `demo` or `none`').default('demo'),
    SIDELINED_CLOCK: z
      .string()
      .transform((text, context) => {
        const start = parseInstant(text);
        if (start === null)
          context.addIssue({ code: 'custom', message: 'is not an instant such as 2026-02-01T20:00:00Z' });
        return start;
      })
      .optional(),
    SIDELINED_CLOCK_JUMP: z.enum(['wait', 'accept'], 'is not `wait` or `accept`').default('wait'),
    SIDELINED_EDITOR_TOKEN: z.string().min(8, 'is shorter than 8 characters').optional(),
    SIDELINED_RESPONSE_CACHE: onOrOff.default('on'),
    SIDELINED_CACHE_MB: z.coerce.number('is not a number').min(8, 'is below 8').default(128),
    SIDELINED_CLIENT_MEMORY_MB: z.coerce.number('is not a number').positive('is not above 0').optional(),
    SIDELINED_DRAIN_MS: z.coerce
      .number('is not a number')
      .min(0, 'is below 0')
      .max(600_000, 'is above 600000')
      .default(4_000),
    SIDELINED_DATABASE_MB: z.coerce.number('is not a number').positive('is not above 0').optional(),
    SIDELINED_LIMITS: onOrOff.default('on'),
    SIDELINED_TRUSTED_PROXIES: listOf(network),
    SIDELINED_ALLOWED_ORIGINS: listOf(origin),
    SIDELINED_INTROSPECTION: onOrOff.optional(),
    SIDELINED_PERSISTED_OPERATIONS: z.string().optional(),
    NODE_ENV: z.string().optional(),
    SIDELINED_LOG: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], 'is not a log level: silent, error, warn, info, debug')
      .default('warn'),
    SIDELINED_WEBHOOK_PRIVATE: onOrOff.default('off'),
    SIDELINED_WEBHOOK_RETRY_MS: milliseconds.default(5_000),
    SIDELINED_WEBHOOK_DISABLE_AFTER_MS: milliseconds.default(86_400_000),
    SIDELINED_METRICS_PORT: port.optional(),
    SIDELINED_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'is not an http or https URL' }).optional(),
    OTEL_SERVICE_NAME: z.string().max(200).default('sidelined'),
  })
  .refine(({ PORT, SIDELINED_METRICS_PORT }) => PORT === 0 || PORT !== SIDELINED_METRICS_PORT, {
    path: ['SIDELINED_METRICS_PORT'],
    message: 'is the public port; metrics need another one',
  });

/** The names of all variables that the program reads. */
export const VARIABLES: ReadonlySet<string> = new Set(Object.keys(environment.shape));

/** The variables as they were set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Former names of variables. A start with one of them set is refused, so that no setting is lost unnoticed. */
const RENAMED: ReadonlyMap<string, keyof typeof environment.shape> = new Map([
  ['SIDELINED_ANSWERS', 'SIDELINED_RESPONSE_CACHE'],
  ['SIDELINED_ANSWERS_MB', 'SIDELINED_CACHE_MB'],
  ['SIDELINED_RESPONSE_CACHE_MB', 'SIDELINED_CACHE_MB'],
  ['SIDELINED_DOCUMENTS', 'SIDELINED_PERSISTED_OPERATIONS'],
  ['SIDELINED_PROXIES', 'SIDELINED_TRUSTED_PROXIES'],
  ['SIDELINED_ORIGINS', 'SIDELINED_ALLOWED_ORIGINS'],
  ['SIDELINED_EXPLORE', 'SIDELINED_INTROSPECTION'],
]);

/** The memory for clients unless it is configured: this part of what the heap may grow to. */
const CLIENT_PART_OF_HEAP = 0.375;

function defaultClientMemory(): number {
  return Math.round(getHeapStatistics().heap_size_limit * CLIENT_PART_OF_HEAP);
}

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
    isClockConfirmed: data.SIDELINED_CLOCK_JUMP === 'accept',
    editorToken: data.SIDELINED_EDITOR_TOKEN ?? null,
    cacheBytes: Math.round(data.SIDELINED_CACHE_MB * 1024 * 1024),
    responseCache: data.SIDELINED_RESPONSE_CACHE === 'on',
    clientMemoryBytes:
      data.SIDELINED_CLIENT_MEMORY_MB === undefined
        ? defaultClientMemory()
        : Math.round(data.SIDELINED_CLIENT_MEMORY_MB * 1024 * 1024),
    limits: data.SIDELINED_LIMITS === 'on',
    trustedProxies: data.SIDELINED_TRUSTED_PROXIES,
    allowedOrigins: data.SIDELINED_ALLOWED_ORIGINS,
    introspection: (data.SIDELINED_INTROSPECTION ?? (data.NODE_ENV === 'production' ? 'off' : 'on')) === 'on',
    persistedOperations: data.SIDELINED_PERSISTED_OPERATIONS ?? null,
    webhooks: {
      allowsPrivate: data.SIDELINED_WEBHOOK_PRIVATE === 'on',
      retryMs: data.SIDELINED_WEBHOOK_RETRY_MS,
      disableAfterMs: data.SIDELINED_WEBHOOK_DISABLE_AFTER_MS,
    },
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
