import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../../src/domain/availability/dossier.ts';
import { missedGames, missedGamesThrough } from '../../../src/domain/availability/missed-games.ts';
import { day } from '../../../src/domain/day.ts';
import { type Injury, type InjuryId, NO_INJURY_DETAILS } from '../../../src/domain/injury.ts';
import type { Statement } from '../../../src/domain/recovery-estimate.ts';
import { headlineText } from '../../../src/domain/sentences/render-sentence.ts';
import { competitions, match, noon, player, teams, TODAY, ZONE } from './arbitrary-dossier.ts';

/** Headlines about a player who is out, while the list has no game that will be missed. */

function hurt(statement: Statement): Injury {
  const at = noon(TODAY);
  return {
    id: 'injury' as InjuryId,
    player: player.id,
    bodyPart: 'KNEE',
    side: null,
    diagnosis: null,
    description: null,
    occurredOn: day('2026-02-01'),
    occurredIn: null,
    ...NO_INJURY_DETAILS,
    estimate: {
      revision: 1,
      statement,
      source: null,
      note: null,
      reportedAt: at,
      recordedAt: at,
      retracted: false,
      replaces: false,
    },
    status: 'ACTIVE',
  };
}

const injury = hurt({
  basis: 'WINDOW',
  window: { earliest: day('2026-02-12'), likely: day('2026-02-14'), latest: day('2026-02-16') },
});

const openDossier = (more: Partial<Dossier>): Dossier => ({
  player,
  injuries: [injury],
  suspensions: [],
  absences: [],
  fixtures: [],
  teams,
  families: new Map(),
  competitions,
  lineups: new Map(),
  at: noon(TODAY),
  today: TODAY,
  zone: ZONE,
  ...more,
});

const headline = (more: Partial<Dossier>): string => headlineText('EN', missedGames(openDossier(more)).headline);

describe('a player with an open injury is out, with any calendar', () => {
  test.each([
    ['no game', [], 'Jude is out (expected back between 12 and 16 February); no game is in the calendar.'],
    [
      'a game after the return',
      [match(day('2026-04-01'))],
      'Jude is out (expected back between 12 and 16 February); no game is likely to be missed.',
    ],
    [
      'a missed game and a later one',
      [match(day('2026-02-05')), match(day('2026-04-01'))],
      'Jude has missed one game and is still out (expected back between 12 and 16 February); no further game is likely to be missed.',
    ],
    [
      'a postponed game',
      [{ ...match(day('2026-02-12')), day: null, status: 'POSTPONED' as const }],
      'Jude is out (expected back between 12 and 16 February); the next game has no date yet.',
    ],
  ])('with %s', (_, fixtures, expected) => {
    expect(headline({ fixtures })).toBe(expected);
  });

  test('without an estimate', () => {
    expect(headline({ injuries: [hurt({ basis: 'UNKNOWN', text: null })] })).toBe(
      'Jude is out (no return date yet); no game is in the calendar.',
    );
  });
});

test('a player who is back is available', () => {
  const back: Injury = { ...injury, status: 'RECOVERED', returnedOn: TODAY };
  expect(headline({ injuries: [back] })).toBe('Nothing keeps Jude out.');
  const list = missedGamesThrough(back, openDossier({ injuries: [back], fixtures: [match(day('2026-02-05'))] }));
  expect(headlineText('EN', list.headline)).toBe('Jude missed one game.');
});
