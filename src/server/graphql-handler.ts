import type { GraphQLError } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationRequest } from '../live/operation-key.ts';
import type { Viewer } from '../auth/viewer.ts';
import { setCorsHeaders, handlePreflight } from './cors.ts';
import type { OnCost } from './graphql/document-limits.ts';
import type { PersistedOperations, GraphQLParams } from './graphql/persisted-operations.ts';
import { SseHandler } from './sse.ts';
import { serveGraphiQL, wantsGraphiQL } from './pages/graphiql.ts';
import type { RateLimitSubject, AdmissionControl } from './admission/admission-control.ts';
import { CachedQueryHandler, type CachedQueryHandlerOptions } from './cached-query-handler.ts';
import type { GraphQLEngine } from './graphql/yoga.ts';
import { requestContext } from '../observability/request-context.ts';
import { askedInAddress, askedInBody, isPlainGet, isPlainPost, readBody, replayBody } from './graphql-request.ts';
import { DRAINING, RequestError } from './http-error.ts';
import type { RequestRecord, RequestLog } from './graphql/request-log.ts';

export interface GraphQLHandlerOptions extends CachedQueryHandlerOptions {
  readonly graphql: GraphQLEngine;
  readonly gate: AdmissionControl;
  readonly documents: PersistedOperations;
  readonly explore: boolean;
}

/** Somebody's request on its way. */
interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly viewer: Viewer;
  readonly account: RateLimitSubject;
}

/**
 * Which way a request to the end point goes: finished bytes, an event stream, or the engine. Every guard stands before
 * this fork, so that it holds on all of them.
 */
export class GraphQLHandler implements AsyncDisposable {
  readonly #parts: GraphQLHandlerOptions;
  readonly #hot: CachedQueryHandler;
  readonly #streams: SseHandler;
  readonly #sightings: RequestLog;
  #isClosing = false;

  constructor(parts: GraphQLHandlerOptions) {
    this.#parts = parts;
    this.#sightings = parts.sightings;
    this.#hot = new CachedQueryHandler(parts);
    this.#streams = new SseHandler(parts.graphql, parts.answers);
  }

  /** `viewer`: who sends it. A plain request is anybody's. */
  take(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const { gate } = this.#parts;
    if (request.method === 'OPTIONS') handlePreflight(response);
    else this.#take({ request, response, viewer, account: gate.subjectFor(gate.clientSubject(request), viewer) });
  }

  #take(visit: Visit): void {
    const { request, response, account } = visit;
    const refused = this.#parts.gate.checkRequest(account);
    if (refused !== null) refused.send(response);
    else if (isPlainPost(request)) {
      readBody(request, (body) => {
        if (!this.#takeKept(visit, body)) void this.#takeAsked(visit, body, askedInBody(body), body);
      });
    } else if (isPlainGet(request)) {
      const url = request.url ?? '';
      if (!this.#takeKept(visit, url)) void this.#takeAsked(visit, url, askedInAddress(url));
    } else if (this.#parts.explore && wantsGraphiQL(request)) void serveGraphiQL(request, response);
    else this.#takeEngine(visit);
  }

  #takeKept({ request, response }: Visit, text: string): boolean {
    return this.#hot.answerFromKept(request, response, text);
  }

  #takeAsked(
    visit: Visit,
    text: string,
    said: (OperationRequest & GraphQLParams) | null,
    body?: string,
  ): Promise<void> {
    const { request, response, account } = visit;
    const { gate, documents } = this.#parts;
    const record = this.#sightings.start(request);
    return requestContext.run(record, async () => {
      const asked = said && documents.meant(said);
      const isStream = request.headers.accept === 'text/event-stream';
      if (!isStream || asked === null || !this.#streams.knows(asked)) {
        const refused = gate.checkExecution(account);
        if (refused !== null) return refused.send(response);
      }
      if (isStream && !this.#connect(visit)) return;
      const onCost = (cost: number): void => gate.chargeCost(account, cost);
      try {
        if (asked !== null && isStream) {
          if (await this.#follow(response, asked, record, onCost)) return;
        } else if (await this.#hot.answer(request, response, text, asked, record, onCost)) return;
      } catch {
        // Whatever it was, the engine meets it again, and tells it in its own way.
      }
      if (body !== undefined) replayBody(request, body);
      this.#handToEngine(visit, record, isStream);
    });
  }

  async #follow(
    response: ServerResponse,
    asked: OperationRequest,
    record: RequestRecord,
    onCost: OnCost,
  ): Promise<boolean> {
    const answer = await this.#streams.follow(response, asked, onCost);
    if (answer === null) return false;
    record.tally = this.#sightings.tallyOf(answer.args);
    this.#sightings.finish(record, 'event-stream', {});
    return true;
  }

  #takeEngine(visit: Visit): void {
    const { request, response, account } = visit;
    const refused = this.#parts.gate.checkExecution(account);
    if (refused !== null) return refused.send(response);
    const isStream = request.headers.accept?.includes('text/event-stream') === true;
    if (isStream && !this.#connect(visit)) return;
    this.#handToEngine(visit, this.#sightings.start(request), isStream);
  }

  #handToEngine(visit: Visit, record: RequestRecord, isConnected: boolean): void {
    const { request, response, viewer, account } = visit;
    const { gate, graphql } = this.#parts;
    setCorsHeaders(response);
    response.setHeader('x-request-id', record.id);
    const road = {
      viewer,
      weigh: (cost: number) => gate.chargeCost(account, cost),
      // Who accepts anything is answered with a stream too.
      follows: () => (isConnected ? null : this.#follows(visit)),
    };
    void requestContext.run(record, () => graphql(request, response, road));
  }

  /** Counts a stream as long as it is open. False: there are too many. */
  #connect({ request, response }: Visit): boolean {
    const left = this.#parts.gate.connect(request);
    if (left instanceof RequestError) left.send(response);
    else response.once('close', left);
    return typeof left === 'function';
  }

  /** The same where it turns out only now that it is one; or why it may not be. */
  #follows({ request, response }: Visit): GraphQLError | null {
    const left = this.#isClosing ? DRAINING : this.#parts.gate.connect(request);
    if (left instanceof RequestError) return left.errorOverHttp;
    response.once('close', left);
    return null;
  }

  /** From now on nobody follows anything new. */
  drain(): void {
    this.#isClosing = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#streams[Symbol.asyncDispose]();
  }
}
