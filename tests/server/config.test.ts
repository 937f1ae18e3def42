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
