import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../../clock.ts';
import { formatInstant, parseDay } from '../../../domain/day.ts';
import type { PageRequest } from './page.ts';
import { LANGUAGE_INFO, languageOf, preferredLanguage } from './page-language.ts';
import type { MatchedRoute } from '../routes.ts';

/** Longer queries of a URL are cut. */
const MAX_QUERY = 1_000;

export interface SiteState {
  readonly clock: Clock;
  readonly introspection: boolean;
}

/** Returns the part of a request that a page depends on. Parameters that the route does not name are left out. */
export function pageRequest(request: IncomingMessage, matched: MatchedRoute | null, site: SiteState): PageRequest {
  const [path = '/', ...rest] = (request.url ?? '/').split('?');
  const given = new URLSearchParams(rest.join('?').slice(0, MAX_QUERY));
  const chosen = languageOf(given.get('lang') ?? '');
  const tag = chosen === null ? null : LANGUAGE_INFO[chosen].tag;
  const today = parseDay(formatInstant(site.clock.now()).slice(0, 10));
  if (today === null) throw new RangeError('the clock shows no day');
  return {
    path,
    params: matched?.params ?? {},
    search: allowed(given, tag, matched?.route.parameters),
    language: chosen ?? preferredLanguage(request.headers['accept-language']),
    today,
    introspection: site.introspection,
    link: (to) => (tag === null ? to : `${to}${to.includes('?') ? '&' : '?'}lang=${tag}`),
  };
}

/** Returns the parameters in one order, with one spelling of the language, so that equal pages have equal ones. */
function allowed(given: URLSearchParams, tag: string | null, names: readonly string[] | undefined): URLSearchParams {
  const found = [...given].filter(([name]) => name !== 'lang' && (names === undefined || names.includes(name)));
  const search = new URLSearchParams([...found, ...(tag === null ? [] : [['lang', tag] as [string, string]])]);
  search.sort();
  return search;
}
