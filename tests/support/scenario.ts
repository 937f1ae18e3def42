import { type ApiClient, openApiClient } from './api-client.ts';
import { copiedDatabase } from './scenario-database.ts';

/** A few teams and fixtures that are created through the API on a chosen day. */
export interface Scenario {
  /** The start of the clock. */
  readonly now: string;
  readonly season: string;
  /** By a key that the scenario chooses. */
  readonly competitions: Readonly<Record<string, { readonly name: string; readonly kind: string }>>;
  readonly teams: readonly ScenarioTeam[];
  readonly players: readonly { readonly name: string; readonly club: string; readonly nationalTeam?: string }[];
  readonly fixtures: readonly ScenarioFixture[];
}

export interface ScenarioTeam {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly kind?: 'NATIONAL';
}

/** Teams are named by their slugs; null is an open side. */
export interface ScenarioFixture {
  readonly competition: string;
  readonly date: string;
  readonly home: string | null;
  readonly away: string | null;
  readonly round?: string;
  /** The condition of a conditional tie. */
  readonly condition?: string;
}

/**
 * Opens a server, or several nodes, on a database with that scenario. The scenario is created through the API once per
 * run, and then copied; in a database that `env` names it is always created.
 */
export async function openScenario(scenario: Scenario, env: Record<string, string> = {}): Promise<ApiClient> {
  const start = { SIDELINED_SEED: 'none', SIDELINED_CLOCK: scenario.now };
  if (env.DATABASE_URL !== undefined) {
    const api = await openApiClient({ ...start, ...env });
    await create(scenario, api);
    return api;
  }
  await using opened = new AsyncDisposableStack();
  const fill = (env: Record<string, string>) => createIn(scenario, env);
  const copy = opened.use(await copiedDatabase(JSON.stringify(scenario), scenario.now, fill));
  const api = opened.use(await openApiClient({ ...start, ...copy.env, ...env }));
  const kept = opened.move();
  return { ...api, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function createIn(scenario: Scenario, env: Record<string, string>): Promise<void> {
  await using api = await openApiClient({ SIDELINED_SEED: 'none', ...env });
  await create(scenario, api);
}

async function create(scenario: Scenario, api: ApiClient): Promise<void> {
  for (const { kind = 'CLUB', ...team } of scenario.teams) {
    await done(api, 'registerTeam', 'RegisterTeamInput', { ...team, kind });
  }
  const competitions = new Map<string, string>();
  for (const [key, competition] of Object.entries(scenario.competitions)) {
    competitions.set(key, await competitionOf(api, { ...competition, season: scenario.season }));
  }
  const bySlug = (slug: string | null | undefined) => (slug == null ? null : { slug });
  for (const { name, club, nationalTeam } of scenario.players) {
    const teams = { club: bySlug(club), nationalTeam: bySlug(nationalTeam) };
    await done(api, 'registerPlayer', 'RegisterPlayerInput', { name, ...teams });
  }
  for (const { home, away, condition, competition, ...when } of scenario.fixtures) {
    await done(api, 'scheduleFixture', 'ScheduleFixtureInput', {
      ...when,
      competition: competitions.get(competition),
      home: bySlug(home),
      away: bySlug(away),
      ...(condition === undefined ? {} : { certainty: 'CONDITIONAL', condition }),
    });
  }
}

function competitionOf(api: ApiClient, competition: Record<'name' | 'kind' | 'season', string>): Promise<string> {
  return done(api, 'registerCompetition', 'RegisterCompetitionInput', competition);
}

/** Runs a mutation as an editor and returns the id of the result, if it has one. Fails if it is refused. */
export async function done(api: ApiClient, mutation: string, type: string, input: unknown): Promise<string> {
  const answer = await api.mutate(
    `mutation ($input: ${type}!) {
      ${mutation}(input: $input) {
        __typename
        ... on Node { id }
        ... on Error { message }
        ... on InvalidInputError { issues { path message } }
      }
    }`,
    { input },
  );
  if (answer.message !== undefined) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
  return answer.id;
}

export function report(api: ApiClient, input: Record<string, unknown>): Promise<string> {
  return done(api, 'reportInjury', 'ReportInjuryInput', input);
}
