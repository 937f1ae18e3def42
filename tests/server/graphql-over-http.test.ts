import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient({ SIDELINED_SEED: 'none' })));
afterAll(() => api[Symbol.asyncDispose]());

const audits = serverAudits({ url: () => `${api.url}/graphql`, fetchFn: fetch });

test('the audit is complete', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map((audit) => [audit.name, audit] as const))('GraphQL over HTTP: %s', async (_, audit) => {
  const result = await audit.fn();
  expect([result.status, 'reason' in result ? result.reason : null]).toEqual(['ok', null]);
});
