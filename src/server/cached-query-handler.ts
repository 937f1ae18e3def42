import { execute } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveQueries } from '../live/live-queries.ts';
import type { OperationRequest } from '../live/operation-key.ts';
import type { CachedResponse } from '../cache/response-cache.ts';
import { type ExecutionDeps, trackedContext } from '../live/tracked-context.ts';
import { ANONYMOUS } from '../auth/viewer.ts';
import { CORS } from './cors.ts';
import type { OperationCounters } from '../observability/counters.ts';
import { checkOperationSize, type OnCost } from './graphql/document-limits.ts';
import type { KnownQueries, KnownQuery } from './graphql/known-queries.ts';
import type { RequestRecord, RequestLog } from './graphql/request-log.ts';

export interface CachedQueryHandlerOptions {
  readonly means: ExecutionDeps;
  readonly answers: LiveQueries;
  readonly learned: KnownQueries;
  readonly sightings: RequestLog;
}

/** What goes before the bytes of an answer, and where they are counted. */
interface Told {
  readonly head: string[];
  readonly tally: OperationCounters;
}

/** Answers plain queries as the engine would, byte for byte, without its pipeline. */
export class CachedQueryHandler {
  readonly #means: ExecutionDeps;
  readonly #answers: LiveQueries;
  readonly #learned: KnownQueries;
  readonly #sightings: RequestLog;
  /** Made once for each answer; they go when the answers do. */
  readonly #told = new WeakMap<CachedResponse, Told>();

  constructor({ means, answers, learned, sightings }: CachedQueryHandlerOptions) {
    this.#means = means;
    this.#answers = answers;
    this.#learned = learned;
    this.#sightings = sightings;
  }

  /**
   * Answers from finished bytes; else executes a query that the engine is known to run. False: this is the engine's.
   * `text` is the request as it was sent, `asked` what it says.
   */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    text: string,
    asked: OperationRequest | null,
    record: RequestRecord,
    onCost: OnCost,
  ): Promise<boolean> {
    const { accept } = request.headers;
    const words = `${accept ?? ''}\n${text}`;
    const contentType = this.#learned.contentType(accept);
    const known = asked === null ? undefined : this.#learned.query(asked);
    if (asked === null || known === undefined || !known.isSteady || contentType === undefined) return false;
    const finished = await this.#make(words, known, asked, onCost);
    if (finished === null) return false;
    const told = this.#told.get(finished) ?? this.#tell(finished, contentType, known, asked);
    this.#send(request, response, finished, told);
    record.tally = told.tally;
    this.#sightings.finish(record, 'fresh', {});
    return true;
  }

  /** The hit, with nothing to wait for. */
  answerFromKept(request: IncomingMessage, response: ServerResponse, text: string): boolean {
    const { accept } = request.headers;
    const finished = this.#answers.responses.get(`${accept ?? ''}\n${text}`);
    if (finished === null) return false;
    const told = this.#told.get(finished);
    if (told === undefined) return false;
    const status = this.#send(request, response, finished, told);
    this.#sightings.counts.cacheHits += 1;
    if (status === 304) this.#sightings.counts.notModified += 1;
    told.tally.answered += 1;
    if (this.#sightings.tellsHits) this.#sightings.tellHit(told.tally, request, status);
    return true;
  }

  #make(
    words: string,
    { schema, document }: KnownQuery,
    { operationName = null, variables }: OperationRequest,
    onCost: OnCost,
  ): Promise<CachedResponse | null> {
    return this.#answers.responses.getOrExecute(words, async (recording) => {
      const args = { schema, document, operationName, variableValues: variables ?? null };
      if (checkOperationSize(args, onCost) !== null) return null;
      const contextValue = trackedContext(this.#means, ANONYMOUS, recording);
      const result = await this.#sightings.executing(this.#sightings.tallyOf({ document, operationName }), () =>
        execute({ ...args, contextValue }),
      );
      return result.errors === undefined && result.extensions === undefined ? JSON.stringify(result) : null;
    });
  }

  #tell(finished: CachedResponse, contentType: string, { document }: KnownQuery, asked: OperationRequest): Told {
    const length = String(finished.body.length);
    const { etag } = finished;
    const head = [
      'content-type',
      contentType,
      'content-length',
      length,
      ...(etag === null ? [] : ['etag', etag]),
      ...CORS,
    ];
    const told = { head, tally: this.#sightings.tallyOf({ document, operationName: asked.operationName }) };
    this.#told.set(finished, told);
    return told;
  }

  #send(request: IncomingMessage, response: ServerResponse, finished: CachedResponse, { head }: Told): 200 | 304 {
    const asked = request.headers['if-none-match'];
    const { etag } = finished;
    if (etag !== null && asked !== undefined && matches(asked, etag)) {
      response.writeHead(304, [...CORS, 'etag', etag]);
      response.end();
      return 304;
    }
    response.writeHead(200, head);
    response.end(finished.body);
    return 200;
  }
}

/** Whether a client holds this very answer. */
function matches(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
