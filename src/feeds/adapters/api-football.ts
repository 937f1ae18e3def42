import type { Instant } from '../../domain/day.ts';
import { type AdapterResult, type FeedAdapter, NO_COVERAGE } from '../adapter.ts';
import type { Observation } from '../observation.ts';
import { hasEverySquad } from '../squad-coverage.ts';
import { injuriesIn, sidelinedIn } from './api-football-absences.ts';
import { answersIn, type ApiFootballRows, rowsIn } from './api-football-answers.ts';
import { cardIn, fixtureIn, lineupIn } from './api-football-fixtures.ts';
import { ApiFootballNames } from './api-football-names.ts';
import { membersIn, totalsIn } from './api-football-squads.ts';

/**
 * Reads API-Football v3: responses of `/fixtures`, `/teams`, `/players/squads`, `/players`, `/injuries`, `/sidelined`,
 * `/fixtures/lineups` and `/fixtures/events`, in any number and order.
 */
export const API_FOOTBALL: FeedAdapter = {
  system: 'api-football',
  source: { kind: 'PRESS', name: 'API-Football', url: 'https://www.api-football.com' },
  read(documents, { asOf, readAt }) {
    const answers = answersIn(documents);
    return 'message' in answers ? { ok: false, failures: [answers] } : observe(rowsIn(answers), asOf ?? readAt ?? null);
  },
};

function observe(rows: ApiFootballRows, at: Instant | null): AdapterResult {
  const { fixtures, teams, squads, players, injuries, sidelined, lineups, events } = rows;
  const names = namesIn(rows);
  const problems = [...rows.problems];
  const observations: Observation[] = [];
  for (const { row, value } of teams) observations.push({ type: 'TEAM', row, team: names.team(value.team, null) });
  for (const { row, value } of fixtures) {
    const fixture = fixtureIn(row, value, names);
    if ('message' in fixture) problems.push(fixture);
    else observations.push(fixture);
  }
  for (const { row, value } of squads) observations.push(...membersIn(row, value, names));
  for (const { row, value } of players) observations.push(...totalsIn(row, value, names));
  for (const { row, value, of } of lineups) {
    if (of === null) problems.push({ row, field: null, message: 'The fixture of the line-up is not stated.' });
    else observations.push(lineupIn(row, of, value, names));
  }
  for (const { row, value, of } of events) {
    const card = of === null ? null : cardIn(row, of, value, names);
    if (card !== null) observations.push(card);
  }
  const absences = injuriesIn({ injuries, fixtures: fixtures.map(({ value }) => value), names, at });
  observations.push(...absences);
  if (injuries.length > 0 && absences.length === 0) {
    problems.push({
      row: 'injuries',
      field: null,
      message: 'All rows are about matches long ago, and none about today.',
    });
  }
  const stated = new Set(absences.flatMap(({ player }) => player.ids.map(({ value }) => value)));
  for (const [player, history] of Map.groupBy(sidelined, ({ of }) => of)) {
    const [row = 'sidelined'] = history.map((each) => each.row);
    const subject = player === null ? null : names.member(player);
    if (subject === null) {
      problems.push({ row, field: 'player', message: `No squad in these documents has the player ${player ?? ''}.` });
    } else if (!stated.has(player ?? '')) {
      observations.push(
        ...sidelinedIn(
          row,
          history.map(({ value }) => value),
          subject,
        ),
      );
    }
  }
  const coverage = { ...NO_COVERAGE, squads: hasEverySquad(observations) ? ('ALL' as const) : ('NONE' as const) };
  return { ok: true, observations, problems, coverage, asOf: null };
}

function namesIn({ teams, players, squads, fixtures, injuries }: ApiFootballRows): ApiFootballNames {
  const names = new ApiFootballNames();
  for (const { value } of teams) names.addTeam(value);
  for (const { value } of players) names.addPlayer(value);
  for (const { value } of squads) names.addSquad(value);
  for (const { value } of fixtures) names.addMatch(value.league, value.fixture.date, value.league.round);
  for (const { value } of injuries) names.addMatch(value.league, value.fixture.date, null);
  return names;
}
