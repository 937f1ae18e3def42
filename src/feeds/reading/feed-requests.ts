import { z } from 'zod';
import { addDays, dayIn, type Instant } from '../../domain/day.ts';
import type { Environment } from '../../environment.ts';
import type { FeedDocument, FeedFormat } from '../adapter.ts';
import type { FixtureFormat } from '../import.ts';
import { parseDocument } from './json-document.ts';

/** The formats of feeds, and those of single files of fixtures. */
export type SourceFormat = FeedFormat | FixtureFormat;

/** The location of a source, and the data that is requested from it. */
export interface FeedLocation {
  readonly format: SourceFormat;
  /** The base URL of an API, or the URL of a file; omitted means the usual one. */
  readonly url?: string | undefined;
  readonly league?: number | undefined;
  readonly season?: string | undefined;
  /** For football-data.org its code: "PL". */
  readonly competition?: string | undefined;
}

/** The request for one document of a source. */
export interface FeedRequest {
  readonly url: string;
  /** The name of the document, for messages and adapters: `bootstrap-static.json`. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the response says that there is a further page, at the same URL with `page`. */
  readonly isPaged: boolean;
}

const BASES: Readonly<Partial<Record<SourceFormat, string>>> = {
  FPL: 'https://fantasy.premierleague.com/api',
  API_FOOTBALL: 'https://v3.football.api-sports.io',
  SPORTMONKS: 'https://api.sportmonks.com/v3/football',
  FOOTBALL_DATA_ORG: 'https://api.football-data.org/v4',
};

/** The environment variables with the keys of paid feeds, and the headers in which they are sent. */
const KEYS: Readonly<Partial<Record<SourceFormat, readonly [variable: string, header: string]>>> = {
  API_FOOTBALL: ['API_FOOTBALL_KEY', 'x-apisports-key'],
  SPORTMONKS: ['SPORTMONKS_KEY', 'authorization'],
  FOOTBALL_DATA_ORG: ['FOOTBALL_DATA_KEY', 'x-auth-token'],
};

const SPORTMONKS_INCLUDE =
  'participants;league.country;season;round;state;scores;venue;sidelined.sideline.player;sidelined.sideline.type';
/** The fixtures of Sportmonks that are read, in days before and after today. */
const SPORTMONKS_DAYS = { before: 7, after: 90 };

/** Returns the variable that must contain the key of a source; null if the source needs none, or if it is set. */
export function missingKey({ format }: FeedLocation, env: Environment): string | null {
  const [variable] = KEYS[format] ?? [];
  return variable === undefined || (env[variable] ?? '') !== '' ? null : variable;
}

/** Returns the requests for all documents of a source. */
export function requestsFor(source: FeedLocation, env: Environment, now: Instant): FeedRequest[] {
  const base = (source.url ?? BASES[source.format] ?? '').replace(/\/+$/, '');
  const headers = keyHeaders(source, env);
  const request = (
    path: string,
    name: string,
    query: Readonly<Record<string, string>> = {},
    isPaged = false,
  ): FeedRequest => {
    const url = new URL(`${base}${path}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    return { url: url.href, name, headers, isPaged };
  };
  const { league, season } = source;
  switch (source.format) {
    case 'FPL':
      return [request('/bootstrap-static/', 'bootstrap-static.json'), request('/fixtures/', 'fixtures.json')];
    case 'API_FOOTBALL': {
      const query = { league: String(league), season: firstYear(season) };
      return [
        request('/teams', 'teams.json', query),
        request('/fixtures', 'fixtures.json', query),
        request('/injuries', 'injuries.json', query),
      ];
    }
    case 'SPORTMONKS': {
      const today = dayIn('UTC', now);
      const [from, to] = [addDays(today, -SPORTMONKS_DAYS.before), addDays(today, SPORTMONKS_DAYS.after)];
      const filter = league === undefined ? {} : { filters: `fixtureLeagues:${league}` };
      const query = { include: SPORTMONKS_INCLUDE, per_page: '50', ...filter };
      return [request(`/fixtures/between/${from}/${to}`, 'fixtures.json', query, true)];
    }
    case 'FOOTBALL_DATA_ORG': {
      const path = `/competitions/${encodeURIComponent(source.competition ?? '')}`;
      const query: Record<string, string> = season === undefined ? {} : { season: firstYear(season) };
      return [request(`${path}/teams`, 'teams.json', query), request(`${path}/matches`, 'matches.json', query)];
    }
    default:
      return [requestFor({ ...source, url: source.url ?? '' }, env)];
  }
}

/** More teams than any league has. */
const MAX_SQUADS = 60;
const Teams = z.object({ get: z.literal('teams'), response: z.array(z.object({ team: z.object({ id: z.int() }) })) });

/** Returns the requests that follow from the first documents of a source: for API-Football, the squad of each team. */
export function squadRequests(
  source: FeedLocation,
  documents: readonly FeedDocument[],
  env: Environment,
): FeedRequest[] {
  if (source.format !== 'API_FOOTBALL') return [];
  const base = (source.url ?? BASES.API_FOOTBALL ?? '').replace(/\/+$/, '');
  const teams = documents.flatMap((document) => {
    const parsed = parseDocument(document, Teams);
    return parsed.ok ? parsed.value.response.map(({ team }) => team.id) : [];
  });
  return [...new Set(teams)].slice(0, MAX_SQUADS).map((team) => ({
    url: `${base}/players/squads?team=${team}`,
    name: `squad-${team}.json`,
    headers: keyHeaders(source, env),
    isPaged: false,
  }));
}

/** Returns the request for one document at its own URL. */
export function requestFor(source: FeedLocation & { readonly url: string }, env: Environment): FeedRequest {
  return { url: source.url, name: lastPart(source.url), headers: keyHeaders(source, env), isPaged: false };
}

function keyHeaders({ format }: FeedLocation, env: Environment): Record<string, string> {
  const [variable = '', header] = KEYS[format] ?? [];
  const key = env[variable];
  return header === undefined || key === undefined || key === '' ? {} : { [header]: key };
}

/** Returns the first year of a season: "2025" of "2025-26" and "2025". */
function firstYear(season: string | undefined): string {
  return (season ?? '').slice(0, 4);
}

function lastPart(url: string): string {
  return (
    URL.parse(url)
      ?.pathname.split('/')
      .findLast((part) => part !== '') ?? 'document'
  );
}
