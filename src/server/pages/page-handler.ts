import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { ANONYMOUS } from '../../auth/viewer.ts';
import type { ReadTracker } from '../../cache/dependency-index.ts';
import { bytesOf } from '../../cache/response-body.ts';
import type { CachedResponse, ResponseCache } from '../../cache/response-cache.ts';
import type { Clock } from '../../clock.ts';
import type { AdmissionControl, RateLimitSubject } from '../admission/admission-control.ts';
import type { GraphQLEngine } from '../graphql/engine.ts';
import type { ErrorMasking } from '../graphql/error-masking.ts';
import { OperationError } from '../graphql/operation-error.ts';
import { RequestError } from '../http-error.ts';
import { isAssetPath, loadedAssets } from './rendering/assets.ts';
import { errorPage, notFoundPage } from './error-pages.ts';
import { PackedBody } from './rendering/packed-body.ts';
import type { ExecuteQuery, Page, PageRequest, PageResult, Resource } from './rendering/page.ts';
import { LANGUAGE_INFO } from './rendering/page-language.ts';
import { pageRequest } from './rendering/page-request.ts';
import { matchRoute } from './routes.ts';
import { pageHeaders, SITE_POLICY } from './security-headers.ts';
import { renderDocument, renderEmbed } from './rendering/shell.ts';

export interface PageHandlerOptions {
  readonly engine: Pick<GraphQLEngine, 'load' | 'prepare' | 'execute'>;
  readonly responses: ResponseCache;
  readonly admission: AdmissionControl;
  readonly clock: Clock;
  readonly errors: Pick<ErrorMasking, 'mask'>;
  readonly introspection: boolean;
}

/** Serves the pages of ROUTES and their assets, with the limits of anonymous queries. A page is cached like a response. */
export class PageHandler {
  readonly #options: PageHandlerOptions;
  /** Created once per cached page, and garbage-collected with it. */
  readonly #bodies = new WeakMap<CachedResponse, PackedBody>();

  constructor(options: PageHandlerOptions) {
    this.#options = options;
  }

  /** Answers a GET or HEAD request. Rejects if the storage or a page fails. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { admission } = this.#options;
    const client = admission.clientSubject(request);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const matched = matchRoute(path);
    const about = pageRequest(request, matched, this.#options);
    const rejected = admission.checkRequest(client);
    if (rejected !== null) return this.#fail(request, response, about, rejected);
    if (isAssetPath(path) && (await (await loadedAssets()).send(path, request, response))) return;
    if (matched === null) return this.#sendNotFound(request, response, about);
    try {
      const loaded = await matched.route.load();
      if ('respond' in loaded) await this.#respond(loaded, request, response, about, client);
      else await this.#servePage(loaded, request, response, about, client);
    } catch (error) {
      await this.#fail(request, response, about, error);
    }
  }

  async #servePage(
    page: Page,
    request: IncomingMessage,
    response: ServerResponse,
    about: PageRequest,
    client: RateLimitSubject,
  ): Promise<void> {
    const { responses, admission } = this.#options;
    // No request text of a query contains NUL.
    const key = `page\0${about.today}\0${about.language}\0${about.path}?${about.search}`;
    let cached = responses.get(key);
    if (cached === null) {
      const limited = admission.checkExecution(client);
      if (limited !== null) throw limited;
      let result: PageResult | undefined;
      const make = async (tracker: ReadTracker): Promise<string | null> => {
        result = await this.#render(page, about, this.#queries(client, tracker));
        if (result === null || 'location' in result) return null;
        const render = page.isEmbed === true ? renderEmbed : renderDocument;
        return render(result, about, await loadedAssets());
      };
      cached = await responses.getOrExecute(key, make);
      // Without a result, an equal request was rendered, and found no page.
      if (cached === null && result === undefined)
        result = await this.#render(page, about, this.#queries(client, null));
      if (cached === null && result != null && 'location' in result) return sendRedirect(response, result.location);
    }
    if (cached === null) return this.#sendNotFound(request, response, about);
    const body = this.#bodies.get(cached) ?? new PackedBody(bytesOf(cached.body));
    this.#bodies.set(cached, body);
    await body.send(request, response, headersFor(about, page.isEmbed === true));
    admission.countUnread(response, client);
  }

  async #render(page: Page, about: PageRequest, query: ExecuteQuery): Promise<PageResult> {
    if (page.read !== undefined) return page.render(await page.read(about, query), about);
    const data = page.query === undefined ? null : await query(page.query, page.variables?.(about) ?? {});
    return page.render(data, about);
  }

  async #respond(
    resource: Resource,
    request: IncomingMessage,
    response: ServerResponse,
    about: PageRequest,
    client: RateLimitSubject,
  ): Promise<void> {
    const query = this.#queries(client, null);
    const counted: ExecuteQuery = (text, variables) => {
      const limited = this.#options.admission.checkExecution(client);
      if (limited !== null) throw limited;
      return query(text, variables);
    };
    await resource.respond(request, response, about, counted);
  }

  /** Returns a function that executes public queries as any client. Without a tracker, the result is not cached. */
  #queries(client: RateLimitSubject, tracker: ReadTracker | null): ExecuteQuery {
    const { engine, admission } = this.#options;
    return async <Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> => {
      await engine.load();
      const operation = engine.prepare({ query, variables });
      if (operation instanceof OperationError) throw operation.errors[0] ?? new Error('the query of a page is invalid');
      const onCost = (cost: number): void => admission.chargeCost(client, cost);
      const account = admission.memoryOf(client);
      const result = await engine.execute(operation, { viewer: ANONYMOUS, variables, onCost, account }, tracker);
      const [error] = result.errors ?? [];
      if (error !== undefined) throw error;
      return (result as { readonly data: Data }).data;
    };
  }

  async #sendNotFound(request: IncomingMessage, response: ServerResponse, about: PageRequest): Promise<void> {
    if (!acceptsHtml(request)) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : 'Not found.\n');
      return;
    }
    const body = new PackedBody(renderDocument(notFoundPage(about), about, await loadedAssets()));
    await body.send(request, response, { ...headersFor(about, false), 'cache-control': 'no-store' }, 404);
  }

  /** Responds to a failure: browsers get a page, programs the error. An unexpected error is logged. */
  async #fail(request: IncomingMessage, response: ServerResponse, about: PageRequest, error: unknown): Promise<void> {
    const known = error instanceof RequestError ? error : null;
    if (response.headersSent || !acceptsHtml(request)) {
      if (known === null || response.headersSent) throw error;
      return known.send(response);
    }
    if (known === null) this.#options.errors.mask(error);
    const status = known?.status ?? 503;
    const body = new PackedBody(renderDocument(errorPage(about, status), about, await loadedAssets()));
    const retryAfter = known?.retryAfter ?? null;
    const headers = { ...headersFor(about, false), 'cache-control': 'no-store' };
    await body.send(
      request,
      response,
      { ...headers, ...(retryAfter !== null && { 'retry-after': String(retryAfter) }) },
      status,
    );
  }
}

function acceptsHtml({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') === true;
}

function sendRedirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { location, 'cache-control': 'no-cache', 'content-length': 0 }).end();
}

function headersFor({ language }: PageRequest, isEmbed: boolean): OutgoingHttpHeaders {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': LANGUAGE_INFO[language].tag,
    'cache-control': 'no-cache',
    vary: 'Accept, Accept-Language',
    ...pageHeaders(SITE_POLICY, isEmbed),
  };
}
