import { expect, test } from 'vitest';
import { ConfigError, configFrom } from '../../src/config.ts';

test.each([
  ['SIDELINED_ANSWERS', 'SIDELINED_RESPONSE_CACHE'],
  ['SIDELINED_ANSWERS_MB', 'SIDELINED_CACHE_MB'],
  ['SIDELINED_RESPONSE_CACHE_MB', 'SIDELINED_CACHE_MB'],
  ['SIDELINED_DOCUMENTS', 'SIDELINED_PERSISTED_OPERATIONS'],
  ['SIDELINED_PROXIES', 'SIDELINED_TRUSTED_PROXIES'],
  ['SIDELINED_ORIGINS', 'SIDELINED_ALLOWED_ORIGINS'],
  ['SIDELINED_EXPLORE', 'SIDELINED_INTROSPECTION'],
])('%s is refused, and the message names %s', (before, name) => {
  expect(() => configFrom({ [before]: 'on' })).toThrow(new ConfigError(`${before}: was renamed; set ${name} instead`));
});

test('an empty environment gives the defaults, and an empty variable is not set', () => {
  expect(configFrom({ PORT: '' })).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    database: 'data/sidelined.db',
    seed: 'demo',
    clock: null,
    trustedProxies: [],
    introspection: true,
    metricsPort: null,
    databaseMaxBytes: null,
  });
});

test('lists are separated by commas', () => {
  const config = configFrom({
    SIDELINED_TRUSTED_PROXIES: '10.0.0.0/8, ::1,fd00::/8,192.168.1.1',
    SIDELINED_ALLOWED_ORIGINS: 'https://example.com, http://localhost:3000',
  });
  expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1', 'fd00::/8', '192.168.1.1']);
  expect(config.allowedOrigins).toEqual(['https://example.com', 'http://localhost:3000']);
});

test.each([
  [{ PORT: 'x' }, 'PORT: is not a number'],
  [{ PORT: '1.5' }, 'PORT: is not a whole number'],
  [{ PORT: '65536' }, 'PORT: is above 65535'],
  [{ PORT: '-1' }, 'PORT: is below 0'],
  [
    { PORT: '4001', SIDELINED_METRICS_PORT: '4001' },
    'SIDELINED_METRICS_PORT: is the public port; metrics need another one',
  ],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: is not `file:PATH`, `:memory:` or `postgres://…`'],
  [{ SIDELINED_DATABASE_CONNECTIONS: '1' }, 'SIDELINED_DATABASE_CONNECTIONS: is below 2'],
  [{ SIDELINED_SEED: 'x' }, 'SIDELINED_SEED: is not `demo` or `none`'],
  [{ SIDELINED_CLOCK: 'today' }, 'SIDELINED_CLOCK: is not an instant such as 2026-02-01T20:00:00Z'],
  [{ SIDELINED_EDITOR_TOKEN: 'short' }, 'SIDELINED_EDITOR_TOKEN: is shorter than 8 characters'],
  [{ SIDELINED_LIMITS: 'yes' }, 'SIDELINED_LIMITS: is not `on` or `off`'],
  [{ SIDELINED_CACHE_MB: 'Infinity' }, 'SIDELINED_CACHE_MB: is not a number'],
  [{ SIDELINED_DATABASE_MB: '0' }, 'SIDELINED_DATABASE_MB: is not above 0'],
  [
    { SIDELINED_TRUSTED_PROXIES: '10.0.0.1,10.0.0.0/33,10.0.0.0/8/8,host' },
    [1, 2, 3]
      .map((item) => `SIDELINED_TRUSTED_PROXIES.${item}: is not an address or a CIDR block such as 10.0.0.0/8`)
      .join('\n'),
  ],
  [
    { SIDELINED_ALLOWED_ORIGINS: 'https://example.com/' },
    'SIDELINED_ALLOWED_ORIGINS.0: is not an origin such as https://example.com',
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://host' }, 'OTEL_EXPORTER_OTLP_ENDPOINT: is not an http or https URL'],
  [
    { PORT: 'x', HOST: '', SIDELINED_LOG: 'loud' },
    'PORT: is not a number\nSIDELINED_LOG: is not a log level: silent, error, warn, info, debug',
  ],
])('%j is refused: %s', (env, message) => {
  expect(() => configFrom(env)).toThrow(new ConfigError(message));
});
