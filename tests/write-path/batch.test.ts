import { expect, test } from 'vitest';
import { day, instant, type Instant } from '../../src/domain/day.ts';
import type { ScopeSnapshot } from '../../src/storage/store.ts';
import { batch } from '../../src/write-path/command.ts';
import { reportInjury } from '../../src/write-path/commands/injury.ts';
import { registerPlayer } from '../../src/write-path/commands/player.ts';
import { registerTeam } from '../../src/write-path/commands/team.ts';

const NOW = instant('2026-02-01T20:00:00Z');

const empty: ScopeSnapshot = {
  teams: new Map(),
  players: new Map(),
  competitions: new Map(),
  fixtures: new Map(),
  injuries: new Map(),
  suspensions: new Map(),
  families: new Map(),
  absences: new Map(),
  loans: new Map(),
  lineups: new Map(),
  cards: new Map(),
  cautionTotals: new Map(),
  estimates: new Map(),
  questions: new Map(),
  feedStates: new Map(),
  concerned: new Set(),
  published: new Map(),
  processedUntil: 0 as Instant,
  latestWrite: 0 as Instant,
};

const valencia = registerTeam({ name: 'Valencia', kind: 'CLUB', timeZone: 'Europe/Madrid' });
const gaya = registerPlayer({ name: 'José Gayà', club: { slug: 'valencia' } });
const injury = (occurredOn: string) =>
  reportInjury({ player: { slug: 'jose-gaya' }, occurredOn: day(occurredOn), bodyPart: 'KNEE' });

test('each command of a batch is decided on the facts after the previous ones', () => {
  const decision = batch('TRANSFER', [valencia, gaya, injury('2026-01-31')]).decide(empty, NOW);
  const { changed, cause } = decision.ok ? decision.value : expect.fail(JSON.stringify(decision.refusal));
  expect(cause).toBe('TRANSFER');
  expect(changed.players?.[0]?.memberships[0]?.team).toBe(changed.teams?.[0]?.id);
  expect(changed.injuries?.[0]?.player).toBe(changed.players?.[0]?.id);
});

test('the first refusal refuses the whole batch', () => {
  expect(batch('TRANSFER', [valencia, valencia]).decide(empty, NOW)).toMatchObject({
    ok: false,
    refusal: { kind: 'CONFLICT' },
  });
  expect(batch('TRANSFER', [gaya, valencia]).decide(empty, NOW)).toMatchObject({
    ok: false,
    refusal: { kind: 'NOT_FOUND', path: ['input', 'club'] },
  });
});

test('the scope of a batch has every reference once, and the earliest day', () => {
  const { scope } = batch('INJURY_REPORTED', [injury('2026-01-31'), injury('2026-01-02'), gaya]);
  expect(scope).toMatchObject({ players: [{ slug: 'jose-gaya' }], teams: [{ slug: 'valencia' }], since: '2026-01-02' });
});
