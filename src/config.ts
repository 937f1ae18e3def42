import { getHeapStatistics } from 'node:v8';
import { type Instant, parseInstant } from './domain/day.ts';
import {
  checked,
  type Environment,
  isHttpUrl,
  isNetwork,
  listOf,
  number,
  oneOf,
  readVariables,
  text,
  unlessSet,
  wholeNumber,
} from './environment.ts';

export type { Environment } from './environment.ts';

/** The configuration of the program, read from the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** A file path, `:memory:`, or the URL of a PostgreSQL database. */
  readonly database: string;
  /** Connections of a node to PostgreSQL, without the one that listens. */
  readonly databaseConnections: number;
  readonly seed: 'demo' | 'none';
  /** The start of a movable clock; null if none is configured. */
  readonly clock: Instant | null;
  /** Whether the system's clock is right, however far it is ahead of the last record. */
  readonly isClockConfirmed: boolean;
  /** An editor's token besides the stored ones; null for none. */
  readonly editorToken: string | null;
  /** Memory for all caches: responses, reads of the store, prepared operations, persisted documents. */
  readonly cacheBytes: number;
  /** Whether responses are cached. */
  readonly responseCache: boolean;
  /** The maximum memory that is held for all clients together, in bytes. */
  readonly clientMemoryBytes: number;
  /** Whether operations are limited per minute, and connections per client address. */
  readonly limits: boolean;
  /** Proxies whose `X-Forwarded-For` is trusted: addresses and CIDR blocks. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may send credentials on WebSockets, besides the server's own; `*` means all. */
  readonly allowedOrigins: readonly string[];
  /** Whether GraphiQL, introspection and suggestions in error messages are available. */
  readonly introspection: boolean;
  /** The file with the only documents that may run; null if any document may. */
  readonly persistedOperations: string | null;
  readonly webhooks: WebhookSettings;
  /** The file with the sources that the server polls; null if it polls none. */
  readonly sync: string | null;
  /** The keys of paid feeds, by their variables. They are never logged, stored or shown. */
  readonly feedKeys: Readonly<Record<string, string>>;
  readonly logLevel: string;
  /** The port that serves metrics; null for none. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** The URL of the OpenTelemetry collector that receives spans; null for none. */
  readonly tracesTo: string | null;
  readonly serviceName: string;
  /** The longest time over which WebSocket closes are spread when the server stops. */
  readonly drainMs: number;
  /** The largest size of the embedded database, in bytes; null for no limit. */
  readonly databaseMaxBytes: number | null;
}

/** The settings for the delivery of messages to webhooks. */
export interface WebhookSettings {
  /** Whether receivers may have private addresses, and http URLs. */
  readonly allowsPrivate: boolean;
  /** The delay before the first retry. */
  readonly retryMs: number;
  /** A webhook that has failed for this long is disabled. */
  readonly disableAfterMs: number;
}

/** The error of an invalid environment. The message has one line per problem. */
export class ConfigError extends Error {}

const port = wholeNumber({ min: 0, max: 65_535 });
/** Up to 30 days. */
const milliseconds = number({ min: 1, max: 2_592_000_000 });
const onOrOff = oneOf(['on', 'off'], 'is not `on` or `off`');
const isOrigin = (given: string): boolean => given === '*' || URL.parse(given)?.origin === given;

/** Whether the URL is that of a PostgreSQL database. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database);
}

/** Whether the text is a database URL, as `DATABASE_URL` and `copy` take it. */
export function isDatabase(url: string): boolean {
  return url === ':memory:' || /^file:.+/.test(url) || (isPostgres(url) && URL.canParse(url));
}

/** Returns the database of a URL in the form of `Config.database`: a file by its path. */
export function databaseIn(url: string): string {
  return url.replace(/^file:(\/\/)?/, '');
}

const variables = {
  HOST: unlessSet('127.0.0.1', text),
  PORT: unlessSet(4000, port),
  DATABASE_URL: unlessSet(
    'file:data/sidelined.db',
    checked(isDatabase, 'is not `file:PATH`, `:memory:` or `postgres://…`'),
  ),
  SIDELINED_DATABASE_CONNECTIONS: unlessSet(10, wholeNumber({ min: 2, max: 1_000 })),
  SIDELINED_SEED: unlessSet('demo', oneOf(['demo', 'none'], 'is not `demo` or `none`')),
  SIDELINED_CLOCK: unlessSet(null, (given, report) => {
    const start = parseInstant(given);
    if (start === null) report('is not an instant such as 2026-02-01T20:00:00Z');
    return start;
  }),
  SIDELINED_CLOCK_JUMP: unlessSet('wait', oneOf(['wait', 'accept'], 'is not `wait` or `accept`')),
  SIDELINED_EDITOR_TOKEN: unlessSet(
    null,
    checked(({ length }) => length >= 8, 'is shorter than 8 characters'),
  ),
  SIDELINED_RESPONSE_CACHE: unlessSet('on', onOrOff),
  SIDELINED_CACHE_MB: unlessSet(128, number({ min: 8 })),
  SIDELINED_CLIENT_MEMORY_MB: unlessSet(null, number({ above: 0 })),
  SIDELINED_DRAIN_MS: unlessSet(4_000, number({ min: 0, max: 600_000 })),
  SIDELINED_DATABASE_MB: unlessSet(null, number({ above: 0 })),
  SIDELINED_LIMITS: unlessSet('on', onOrOff),
  SIDELINED_TRUSTED_PROXIES: unlessSet([], listOf(isNetwork, 'is not an address or a CIDR block such as 10.0.0.0/8')),
  SIDELINED_ALLOWED_ORIGINS: unlessSet([], listOf(isOrigin, 'is not an origin such as https://example.com')),
  SIDELINED_INTROSPECTION: unlessSet(null, onOrOff),
  SIDELINED_PERSISTED_OPERATIONS: unlessSet(null, text),
  NODE_ENV: unlessSet(null, text),
  SIDELINED_LOG: unlessSet(
    'warn',
    oneOf(['silent', 'error', 'warn', 'info', 'debug'], 'is not a log level: silent, error, warn, info, debug'),
  ),
  SIDELINED_WEBHOOK_PRIVATE: unlessSet('off', onOrOff),
  SIDELINED_WEBHOOK_RETRY_MS: unlessSet(5_000, milliseconds),
  SIDELINED_WEBHOOK_DISABLE_AFTER_MS: unlessSet(86_400_000, milliseconds),
  SIDELINED_SYNC: unlessSet(null, text),
  SIDELINED_METRICS_PORT: unlessSet(null, port),
  SIDELINED_METRICS_HOST: unlessSet('127.0.0.1', text),
  OTEL_EXPORTER_OTLP_ENDPOINT: unlessSet(null, checked(isHttpUrl, 'is not an http or https URL')),
  OTEL_SERVICE_NAME: unlessSet(
    'sidelined',
    checked(({ length }) => length <= 200, 'is longer than 200 characters'),
  ),
};

/** The variables with the keys of paid feeds. */
const FEED_KEYS = ['API_FOOTBALL_KEY', 'SPORTMONKS_KEY', 'FOOTBALL_DATA_KEY'] as const;

/** The names of all variables that the program reads, besides the keys of feeds. */
export const VARIABLES: ReadonlySet<string> = new Set(Object.keys(variables));

/** Former names of variables. A start with one of them set is refused, so that no setting is lost unnoticed. */
const RENAMED: ReadonlyMap<string, keyof typeof variables> = new Map([
  ['SIDELINED_ANSWERS', 'SIDELINED_RESPONSE_CACHE'],
  ['SIDELINED_ANSWERS_MB', 'SIDELINED_CACHE_MB'],
  ['SIDELINED_RESPONSE_CACHE_MB', 'SIDELINED_CACHE_MB'],
  ['SIDELINED_DOCUMENTS', 'SIDELINED_PERSISTED_OPERATIONS'],
  ['SIDELINED_PROXIES', 'SIDELINED_TRUSTED_PROXIES'],
  ['SIDELINED_ORIGINS', 'SIDELINED_ALLOWED_ORIGINS'],
  ['SIDELINED_EXPLORE', 'SIDELINED_INTROSPECTION'],
]);

/** The default memory for clients, as a share of the maximum heap size. */
const CLIENT_PART_OF_HEAP = 0.375;

function defaultClientMemory(): number {
  return Math.round(getHeapStatistics().heap_size_limit * CLIENT_PART_OF_HEAP);
}

/** Reads the environment. Throws ConfigError with a line for each invalid variable. */
export function configFrom(env: Environment): Config {
  const renamed = [...RENAMED].filter(([before]) => env[before] !== undefined);
  if (renamed.length > 0) {
    throw new ConfigError(renamed.map(([before, name]) => `${before}: was renamed; set ${name} instead`).join('\n'));
  }
  const { values: data, problems: invalid } = readVariables(variables, env);
  const problems = [...invalid];
  if (data.PORT !== 0 && data.PORT === data.SIDELINED_METRICS_PORT) {
    problems.push('SIDELINED_METRICS_PORT: is the public port; metrics need another one');
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return {
    host: data.HOST,
    port: data.PORT,
    database: databaseIn(data.DATABASE_URL),
    databaseConnections: data.SIDELINED_DATABASE_CONNECTIONS,
    seed: data.SIDELINED_SEED ?? 'demo',
    clock: data.SIDELINED_CLOCK,
    isClockConfirmed: data.SIDELINED_CLOCK_JUMP === 'accept',
    editorToken: data.SIDELINED_EDITOR_TOKEN,
    cacheBytes: Math.round(data.SIDELINED_CACHE_MB * 1024 * 1024),
    responseCache: data.SIDELINED_RESPONSE_CACHE === 'on',
    clientMemoryBytes:
      data.SIDELINED_CLIENT_MEMORY_MB === null
        ? defaultClientMemory()
        : Math.round(data.SIDELINED_CLIENT_MEMORY_MB * 1024 * 1024),
    limits: data.SIDELINED_LIMITS === 'on',
    trustedProxies: data.SIDELINED_TRUSTED_PROXIES,
    allowedOrigins: data.SIDELINED_ALLOWED_ORIGINS,
    introspection: (data.SIDELINED_INTROSPECTION ?? (data.NODE_ENV === 'production' ? 'off' : 'on')) === 'on',
    persistedOperations: data.SIDELINED_PERSISTED_OPERATIONS,
    webhooks: {
      allowsPrivate: data.SIDELINED_WEBHOOK_PRIVATE === 'on',
      retryMs: data.SIDELINED_WEBHOOK_RETRY_MS,
      disableAfterMs: data.SIDELINED_WEBHOOK_DISABLE_AFTER_MS,
    },
    sync: data.SIDELINED_SYNC,
    feedKeys: Object.fromEntries(FEED_KEYS.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    logLevel: data.SIDELINED_LOG ?? 'warn',
    metricsPort: data.SIDELINED_METRICS_PORT,
    metricsHost: data.SIDELINED_METRICS_HOST,
    tracesTo: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    serviceName: data.OTEL_SERVICE_NAME,
    drainMs: data.SIDELINED_DRAIN_MS,
    databaseMaxBytes: data.SIDELINED_DATABASE_MB === null ? null : Math.round(data.SIDELINED_DATABASE_MB * 1024 * 1024),
  };
}
