import { expect, test } from 'vitest';
import { type ApiClient, between, EDITOR } from '../support/api-client.ts';
import { hurt, LEAGUE, refusal } from '../support/corrections.ts';
import { openScenario } from '../support/scenario.ts';
import { ruleTest } from '../support/rule-test.ts';

const LEDGER = `query ($injury: ID!) { injury(id: $injury) {
  estimate { revision text window { latest } }
  estimates { revision standing retracted }
} }`;

async function ledger(api: ApiClient, injury: string) {
  const { estimate, estimates } = (await api.query(LEDGER, { injury })).data.injury;
  return {
    standing: estimate.revision,
    marks: estimates.map(({ revision, standing, retracted }: any) => [revision, standing, retracted]),
  };
}

test('a retracted estimate stays in the ledger and is never current', async () => {
  await using api = await openScenario(LEAGUE);
  const injury = await hurt(api, 'jose-gaya', { estimate: between('2026-02-10', '2026-02-12', '2026-02-14') });
  await api.advanceTo('2026-02-02T12:00:00Z');
  await api.revise(injury, between('2026-05-01', '2026-05-05', '2026-05-10'));
  await using page = api.subscribeToList('jose-gaya');
  expect((await page.next()).missedGames.count.out).toBe(2);

  await api.advanceTo('2026-02-02T13:00:00Z');
  await api.edit('retractEstimate', { injury, revision: 2, note: 'Another player' });
  const corrected = (await page.next()).missedGames;
  expect(corrected).toMatchObject({ cause: 'CORRECTION', count: { out: 1 } });
  expect(await ledger(api, injury)).toEqual({
    standing: 1,
    marks: [
      [2, false, true],
      [1, true, false],
    ],
  });
  const entries = await api.query('{ audit(first: 1) { nodes { what note } } }', {}, EDITOR);
  expect(entries.data.audit.nodes).toEqual([{ what: 'retractEstimate', note: 'Another player' }]);
  // Lists that were published while it was current stay as they were.
  expect((await api.list('jose-gaya', '2026-02-02T12:30:00Z')).count.out).toBe(2);
  expect(await refusal(api, 'retractEstimate', { injury, revision: 2 })).toMatchObject({ __typename: 'ConflictError' });
  expect(await refusal(api, 'retractEstimate', { injury, revision: 7 })).toMatchObject({
    path: ['input', 'revision'],
  });

  // Without an estimate the typical course applies.
  await api.edit('retractEstimate', { injury, revision: 1 });
  expect((await ledger(api, injury)).standing).toBe(3);
  const { data } = await api.query('query ($injury: ID!) { injury(id: $injury) { estimate { basis } } }', { injury });
  expect(data.injury.estimate.basis).toBe('UNKNOWN');
  await api.revise(injury, between('2026-03-01', '2026-03-05', '2026-03-10'));
  expect((await ledger(api, injury)).standing).toBe(4);
});

ruleTest('the estimate of the latest day is current, in whatever order they are entered', async () => {
  await using api = await openScenario(LEAGUE);
  const injury = await hurt(api, 'jose-gaya', { reportedAt: '2026-01-26T09:00:00Z' });
  await api.revise(injury, between('2026-03-01', '2026-03-05', '2026-03-10'), { reportedAt: '2026-02-01T09:00:00Z' });
  await using page = api.subscribeToList('jose-gaya');
  const before = (await page.next()).missedGames;
  const late = { reportedAt: '2026-01-28T09:00:00Z' };
  await api.revise(injury, between('2026-02-03', '2026-02-04', '2026-02-05'), late);
  expect(await page.isQuiet()).toBe(true);
  expect(await ledger(api, injury)).toEqual({
    standing: 2,
    marks: [
      [3, false, false],
      [2, true, false],
      [1, false, false],
    ],
  });
  expect((await api.list('jose-gaya')).revision).toBe(before.revision);

  // A statement without a day leaves the current estimate, unless it replaces it.
  await api.revise(injury, { unknown: true });
  expect((await ledger(api, injury)).standing).toBe(2);
  expect(await page.isQuiet()).toBe(true);
  await api.revise(injury, { unknown: true }, { replaces: true });
  expect((await ledger(api, injury)).standing).toBe(5);
  expect((await page.next()).missedGames.cause).toBe('ESTIMATE_REVISED');
});

test('an estimate is revised by the player, if they have exactly one active injury', async () => {
  await using api = await openScenario(LEAGUE);
  const estimate = between('2026-03-01', '2026-03-05', '2026-03-10');
  const input = { player: { slug: 'jose-gaya' }, estimate };
  expect(await refusal(api, 'reviseRecoveryEstimate', input)).toMatchObject({ __typename: 'ConflictError' });
  const injury = await hurt(api);
  expect(await api.edit('reviseRecoveryEstimate', input, 'id estimate { revision }')).toMatchObject({
    id: injury,
    estimate: { revision: 2 },
  });
  await hurt(api, 'jose-gaya', { bodyPart: 'ANKLE' });
  expect(await refusal(api, 'reviseRecoveryEstimate', input)).toMatchObject({
    __typename: 'ConflictError',
    message: expect.stringContaining('2 active injuries'),
  });
  expect(await refusal(api, 'reviseRecoveryEstimate', { estimate })).toMatchObject({
    issues: [{ path: ['input', 'injury'] }],
  });
});
