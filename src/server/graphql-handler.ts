import type { GraphQLError } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asked } from '../live/operation-key.ts';
import type { Viewer } from '../auth/viewer.ts';
import { allowEverybody, answerPreflight } from './cors.ts';
import type { Weigh } from './graphql/document-limits.ts';
import type { Documents, Said } from './graphql/persisted-operations.ts';
import { EventStreams } from './sse.ts';
import { showExplorer, wantsExplorer } from './pages/graphiql.ts';
import type { Account, Gate } from './admission/admission-control.ts';
import { HotRoad, type HotRoadParts } from './cached-query-handler.ts';
import type { GraphQLEngine } from './graphql/yoga.ts';
import { underWay } from '../observability/request-context.ts';
import { askedInAddress, askedInBody, isPlainGet, isPlainPost, readBody, replayBody } from './graphql-request.ts';
import { DRAINING, RequestRefused } from './http-error.ts';
import type { Sighting, Sightings } from './graphql/request-log.ts';

export interface RoadsParts extends HotRoadParts {
  readonly graphql: GraphQLEngine;
  readonly gate: Gate;
  readonly documents: Documents;
  readonly explore: boolean;
}

/** Somebody's request on its way. */
interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly viewer: Viewer;
  readonly account: Account;
}

/**
 * Which way a request to the end point goes: finished bytes, an event stream, or the engine. Every guard stands before
 * this fork, so that it holds on all of them.
 */
export class GraphQLRoads implements AsyncDisposable {
  readonly #parts: RoadsParts;
  readonly #hot: HotRoad;
  readonly #streams: EventStreams;
  readonly #sightings: Sightings;
  #isClosing = false;

  constructor(parts: RoadsParts) {
    this.#parts = parts;
    this.#sightings = parts.sightings;
    this.#hot = new HotRoad(parts);
    this.#streams = new EventStreams(parts.graphql, parts.answers);
  }

  /** `viewer`: who sends it. A plain request is anybody's. */
  take(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const { gate } = this.#parts;
    if (request.method === 'OPTIONS') answerPreflight(response);
    else this.#take({ request, response, viewer, account: gate.account(gate.reader(request), viewer) });
  }

  #take(visit: Visit): void {
    const { request, response, account } = visit;
    const refused = this.#parts.gate.enter(account);
    if (refused !== null) refused.tell(response);
    else if (isPlainPost(request)) {
      readBody(request, (body) => {
        if (!this.#takeKept(visit, body)) void this.#takeAsked(visit, body, askedInBody(body), body);
      });
    } else if (isPlainGet(request)) {
      const url = request.url ?? '';
      if (!this.#takeKept(visit, url)) void this.#takeAsked(visit, url, askedInAddress(url));
    } else if (this.#parts.explore && wantsExplorer(request)) void showExplorer(request, response);
    else this.#takeEngine(visit);
  }

  #takeKept({ request, response }: Visit, text: string): boolean {
    return this.#hot.answerFromKept(request, response, text);
  }

  #takeAsked(visit: Visit, text: string, said: (Asked & Said) | null, body?: string): Promise<void> {
    const { request, response, account } = visit;
    const { gate, documents } = this.#parts;
    const sighting = this.#sightings.arrival(request);
    return underWay.run(sighting, async () => {
      const asked = said && documents.meant(said);
      const isStream = request.headers.accept === 'text/event-stream';
      if (!isStream || asked === null || !this.#streams.knows(asked)) {
        const refused = gate.execute(account);
        if (refused !== null) return refused.tell(response);
      }
      if (isStream && !this.#connect(visit)) return;
      const weigh = (cost: number): void => gate.weigh(account, cost);
      try {
        if (asked !== null && isStream) {
          if (await this.#follow(response, asked, sighting, weigh)) return;
        } else if (await this.#hot.answer(request, response, text, asked, sighting, weigh)) return;
      } catch {
        // Whatever it was, the engine meets it again, and tells it in its own way.
      }
      if (body !== undefined) replayBody(request, body);
      this.#handToEngine(visit, sighting, isStream);
    });
  }

  async #follow(response: ServerResponse, asked: Asked, sighting: Sighting, weigh: Weigh): Promise<boolean> {
    const answer = await this.#streams.follow(response, asked, weigh);
    if (answer === null) return false;
    sighting.tally = this.#sightings.tallyOf(answer.args);
    this.#sightings.over(sighting, 'event-stream', {});
    return true;
  }

  #takeEngine(visit: Visit): void {
    const { request, response, account } = visit;
    const refused = this.#parts.gate.execute(account);
    if (refused !== null) return refused.tell(response);
    const isStream = request.headers.accept?.includes('text/event-stream') === true;
    if (isStream && !this.#connect(visit)) return;
    this.#handToEngine(visit, this.#sightings.arrival(request), isStream);
  }

  #handToEngine(visit: Visit, sighting: Sighting, isConnected: boolean): void {
    const { request, response, viewer, account } = visit;
    const { gate, graphql } = this.#parts;
    allowEverybody(response);
    response.setHeader('x-request-id', sighting.id);
    const road = {
      viewer,
      weigh: (cost: number) => gate.weigh(account, cost),
      // Who accepts anything is answered with a stream too.
      follows: () => (isConnected ? null : this.#follows(visit)),
    };
    void underWay.run(sighting, () => graphql(request, response, road));
  }

  /** Counts a stream as long as it is open. False: there are too many. */
  #connect({ request, response }: Visit): boolean {
    const left = this.#parts.gate.connect(request);
    if (left instanceof RequestRefused) left.tell(response);
    else response.once('close', left);
    return typeof left === 'function';
  }

  /** The same where it turns out only now that it is one; or why it may not be. */
  #follows({ request, response }: Visit): GraphQLError | null {
    const left = this.#isClosing ? DRAINING : this.#parts.gate.connect(request);
    if (left instanceof RequestRefused) return left.errorOverHttp;
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
