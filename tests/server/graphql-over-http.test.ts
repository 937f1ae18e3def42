import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFootball } from '../support/api-client.ts';

let football: Awaited<ReturnType<typeof openFootball>>;
beforeAll(async () => void (football = await openFootball({ SIDELINED_SEED: 'none' })));
afterAll(() => football[Symbol.asyncDispose]());

const audits = serverAudits({ url: () => `${football.url}/graphql`, fetchFn: fetch });

test('the audit is the whole of it', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map((audit) => [audit.name, audit] as const))('GraphQL over HTTP: %s', async (_, audit) => {
  const result = await audit.fn();
  expect([result.status, 'reason' in result ? result.reason : null]).toEqual(['ok', null]);
});
