import type { IncomingMessage, ServerResponse } from 'node:http';
import { cachingStore } from '../../cache/caching-store.ts';
import type { CachedResponse, ResponseCache } from '../../cache/response-cache.ts';
import { type Language, LANGUAGES } from '../../domain/sentences/sentence.ts';
import type { ExecutionDeps } from '../../live/tracked-context.ts';
import type { AdmissionControl } from '../admission/admission-control.ts';
import { corsHeaders } from '../cors.ts';
import { isUnchanged } from '../etag.ts';
import { RequestError } from '../http-error.ts';

const PATH = /^\/calendar\/(player|team)\/([^/]{1,200})\.ics$/;
/** Loaded by the first request for a calendar. */
const CALENDARS = {
  player: async () => (await import('./player-calendar.ts')).playerCalendar,
  team: async () => (await import('./team-calendar.ts')).teamCalendar,
};

export interface CalendarHandlerOptions {
  readonly deps: Pick<ExecutionDeps, 'store' | 'cache'>;
  readonly responses: ResponseCache;
  readonly admission: AdmissionControl;
}

/** The subject and the language of a requested calendar. */
interface Requested {
  readonly kind: keyof typeof CALENDARS;
  readonly slug: string;
  readonly language: Language;
}

/**
 * Serves `/calendar/player/SLUG.ics` and `/calendar/team/SLUG.ics`, with the limits of anonymous queries. A calendar is
 * cached like the response of a query, until data that it was derived from changes.
 */
export class CalendarHandler {
  readonly #options: CalendarHandlerOptions;

  constructor(options: CalendarHandlerOptions) {
    this.#options = options;
  }

  /** Answers a GET or HEAD request. Rejects if the storage fails. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { admission, responses } = this.#options;
    const client = admission.clientSubject(request);
    const rejected = admission.checkRequest(client);
    if (rejected !== null) return rejected.send(response);
    const requested = requestedBy(request);
    if (requested instanceof RequestError) return requested.send(response);
    // No request text of a query contains NUL.
    const { kind, slug, language } = requested;
    const key = `calendar\0${kind}\0${slug}\0${language}`;
    const cached = responses.get(key);
    if (cached !== null) return send(request, response, requested, cached);
    const limited = admission.checkExecution(client);
    if (limited !== null) return limited.send(response);
    const made = await responses.getOrExecute(key, async ({ track }) => {
      const { store, cache } = this.#options.deps;
      const { formatCalendar } = await import('./calendar.ts');
      const read = await CALENDARS[kind]();
      const calendar = await read(slug, language, cachingStore(store, cache, track));
      return calendar === null ? null : formatCalendar(calendar);
    });
    if (made === null) NOT_FOUND.send(response);
    else send(request, response, requested, made);
  }
}

const NOT_FOUND = new RequestError(404, 'NOT_FOUND', 'There is no such calendar.');

function requestedBy({ url = '' }: IncomingMessage): Requested | RequestError {
  const [path = '', query] = url.split('?', 2);
  const [, kind, slug] = PATH.exec(path) ?? [];
  if (slug === undefined || (kind !== 'player' && kind !== 'team')) return NOT_FOUND;
  const given = new URLSearchParams(query).get('language') ?? 'EN';
  const language = LANGUAGES.find((one) => one === given.toUpperCase());
  if (language !== undefined) return { kind, slug, language };
  return new RequestError(400, 'BAD_USER_INPUT', `\`language\` must be one of ${LANGUAGES.join(', ')}.`);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { slug }: Requested,
  { body, etag }: CachedResponse,
): void {
  const headers = { ...corsHeaders, 'cache-control': 'no-cache', ...(etag !== null && { etag }) };
  if (etag !== null && isUnchanged(request, etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-length': body.length,
    'content-disposition': `inline; filename="${slug.replaceAll(/[^\w-]/g, '-')}.ics"`,
  });
  response.end(request.method === 'HEAD' ? undefined : body, 'latin1');
}
