import { groundZone } from './availability/fixture-state.ts';
import type { Facts } from './availability/facts.ts';
import type { Card } from './card.ts';
import { dayIn, type Instant } from './day.ts';
import { mayHaveCards } from './discipline/card-matches.ts';
import { type Fixture, type FixtureId, teamFor } from './fixture.ts';
import type { Lineup } from './lineup.ts';
import { recordLineup } from './lineup-decisions.ts';
import type { PlayerId } from './player.ts';

/** The entities whose change may make records impossible. */
export interface Basis {
  readonly fixtures: ReadonlySet<FixtureId>;
  readonly players: ReadonlySet<PlayerId>;
}

/**
 * Returns in words the records that a change makes impossible, but that were possible before it. These are line-ups and
 * cards of fixtures that are yet to be played, or of players who do not belong to the team, results of future days, and
 * injuries in a fixture of another day.
 */
export function unsupportedRecords(before: Facts, after: Facts, { fixtures, players }: Basis, now: Instant): string[] {
  const isIn = (facts: Facts) => ({
    lineup: (lineup: Lineup) => isLineupPossible(lineup, facts, now),
    card: (card: Card) => isCardPossible(card, facts, now),
    result: (fixture: Fixture) => isResultPossible(fixture, facts, now),
  });
  const [old, next] = [isIn(before), isIn(after)];
  const nameOf = (player: PlayerId): string => after.players.get(player)?.name ?? 'a player';
  const concerns = (lineup: Lineup): boolean =>
    fixtures.has(lineup.fixture) ||
    [...lineup.starting, ...lineup.bench, ...lineup.absent].some((one) => players.has(one));
  return [
    ...[...after.lineups.values()]
      .filter((lineup) => concerns(lineup) && old.lineup(lineup) && !next.lineup(lineup))
      .map(({ team }) => `the line-up of ${after.teams.get(team)?.shortName ?? 'a team'}`),
    ...[...after.cards.values()]
      .filter((card) => fixtures.has(card.fixture) || players.has(card.player))
      .filter((card) => old.card(card) && !next.card(card))
      .map(({ player }) => `a card of ${nameOf(player)}`),
    ...[...fixtures]
      .flatMap((id) => after.fixtures.get(id) ?? [])
      .filter((fixture) => !next.result(fixture) && old.result(before.fixtures.get(fixture.id) ?? fixture))
      .map(() => 'the result'),
    ...[...after.injuries.values()]
      .filter(({ occurredIn }) => occurredIn !== null && fixtures.has(occurredIn))
      .filter(({ occurredIn, occurredOn }) => {
        const day = (facts: Facts) => (occurredIn === null ? null : facts.fixtures.get(occurredIn)?.day);
        return day(before) === occurredOn && day(after) !== occurredOn;
      })
      .map(({ player }) => `an injury of ${nameOf(player)} in this fixture`),
  ];
}

function isLineupPossible(lineup: Lineup, facts: Facts, now: Instant): boolean {
  const fixture = facts.fixtures.get(lineup.fixture);
  const team = facts.teams.get(lineup.team);
  // The record is outside the scope of the change, so the change does not concern it.
  if (fixture === undefined || team === undefined) return true;
  const known = (ids: readonly PlayerId[]) => ids.flatMap((id) => facts.players.get(id) ?? []);
  const report = { starting: known(lineup.starting), bench: known(lineup.bench), absent: known(lineup.absent) };
  return recordLineup(fixture, team, report, { now, today: dayIn(groundZone(fixture, facts.teams), now) }).ok;
}

function isCardPossible({ fixture: id, player: of }: Card, facts: Facts, now: Instant): boolean {
  const [fixture, player] = [facts.fixtures.get(id), facts.players.get(of)];
  if (fixture === undefined || player === undefined) return true;
  return mayHaveCards(fixture, { ...facts, at: now }) && teamFor(player, fixture) !== null;
}

function isResultPossible(fixture: Fixture, { teams }: Facts, now: Instant): boolean {
  return fixture.score === null || (fixture.day !== null && fixture.day <= dayIn(groundZone(fixture, teams), now));
}
