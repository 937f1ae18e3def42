import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asked } from '../answers/identity.ts';
import { ANYBODY, type Viewer } from '../rights/viewer.ts';
import { allowEverybody, answerPreflight } from './cors.ts';
import { EventStreams } from './event-stream.ts';
import { HotRoad, type HotRoadParts } from './hot-road.ts';
import type { GraphQLEngine } from './graphql.ts';
import { underWay } from '../seeing/under-way.ts';
import { askedInAddress, askedInBody, isPlainGet, isPlainPost, readBody, replayBody } from './plain-request.ts';
import type { Sighting, Sightings } from './sightings.ts';

export interface RoadsParts extends HotRoadParts {
  readonly graphql: GraphQLEngine;
}

/**
 * Which way a request to the end point goes: finished bytes, an event stream, or the engine. Every guard stands before
 * this fork, so that it holds on all of them.
 */
export class GraphQLRoads implements AsyncDisposable {
  readonly #graphql: GraphQLEngine;
  readonly #hot: HotRoad;
  readonly #streams: EventStreams;
  readonly #sightings: Sightings;

  constructor(parts: RoadsParts) {
    this.#graphql = parts.graphql;
    this.#sightings = parts.sightings;
    this.#hot = new HotRoad(parts);
    this.#streams = new EventStreams(parts.graphql, parts.answers);
  }

  /** `viewer`: who sends it. A plain request is anybody's. */
  take(request: IncomingMessage, response: ServerResponse, viewer: Viewer = ANYBODY): void {
    if (request.method === 'OPTIONS') answerPreflight(response);
    else if (isPlainPost(request)) {
      readBody(request, (body) => {
        if (!this.#takeKept(request, response, body))
          void this.#takeAsked(request, response, body, askedInBody(body), body);
      });
    } else if (isPlainGet(request)) {
      const url = request.url ?? '';
      if (!this.#takeKept(request, response, url)) void this.#takeAsked(request, response, url, askedInAddress(url));
    } else this.#takeEngine(request, response, this.#sightings.arrival(request), viewer);
  }

  #takeKept(request: IncomingMessage, response: ServerResponse, text: string): boolean {
    return this.#hot.answerFromKept(request, response, text);
  }

  #takeAsked(
    request: IncomingMessage,
    response: ServerResponse,
    text: string,
    asked: Asked | null,
    body?: string,
  ): Promise<void> {
    const sighting = this.#sightings.arrival(request);
    return underWay.run(sighting, async () => {
      try {
        if (asked !== null && request.headers.accept === 'text/event-stream') {
          if (await this.#follow(response, asked, sighting)) return;
        } else if (await this.#hot.answer(request, response, text, asked, sighting)) return;
      } catch {
        // Whatever it was, the engine meets it again, and tells it in its own way.
      }
      if (body !== undefined) replayBody(request, body);
      this.#takeEngine(request, response, sighting, ANYBODY);
    });
  }

  async #follow(response: ServerResponse, asked: Asked, sighting: Sighting): Promise<boolean> {
    const answer = await this.#streams.follow(response, asked);
    if (answer === null) return false;
    sighting.tally = this.#sightings.tallyOf(answer.args);
    this.#sightings.over(sighting, 'event-stream', {});
    return true;
  }

  #takeEngine(request: IncomingMessage, response: ServerResponse, sighting: Sighting, viewer: Viewer): void {
    allowEverybody(response);
    response.setHeader('x-request-id', sighting.id);
    void underWay.run(sighting, () => this.#graphql(request, response, { viewer }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#streams[Symbol.asyncDispose]();
  }
}
