import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asked } from '../answers/identity.ts';
import { ANYBODY, type Viewer } from '../rights/viewer.ts';
import { allowEverybody, answerPreflight } from './cors.ts';
import { EventStreams } from './event-stream.ts';
import { HotRoad, type HotRoadParts } from './hot-road.ts';
import { askedInAddress, askedInBody, isPlainGet, isPlainPost, readBody, replayBody } from './plain-request.ts';

export interface RoadsParts extends HotRoadParts {
  readonly keepsAnswers: boolean;
}

/**
 * Which way a request to the end point goes: finished bytes, an event stream, or the engine. Every guard stands before
 * this fork, so that it holds on all of them.
 */
export class GraphQLRoads implements AsyncDisposable {
  readonly #graphql: RoadsParts['graphql'];
  readonly #hot: HotRoad | null;
  readonly #streams: EventStreams;

  constructor({ keepsAnswers, ...parts }: RoadsParts) {
    this.#graphql = parts.graphql;
    this.#hot = keepsAnswers ? new HotRoad(parts) : null;
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
    } else this.#takeEngine(request, response, viewer);
  }

  #takeKept(request: IncomingMessage, response: ServerResponse, text: string): boolean {
    return this.#hot?.answerFromKept(request, response, text) ?? false;
  }

  async #takeAsked(
    request: IncomingMessage,
    response: ServerResponse,
    text: string,
    asked: Asked | null,
    body?: string,
  ): Promise<void> {
    try {
      if (asked !== null && request.headers.accept === 'text/event-stream') {
        if (await this.#streams.follow(response, asked)) return;
      } else if (await this.#hot?.answer(request, response, text, asked)) return;
    } catch {
      // Whatever it was, the engine meets it again, and tells it in its own way.
    }
    if (body !== undefined) replayBody(request, body);
    this.#takeEngine(request, response, ANYBODY);
  }

  #takeEngine(request: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    allowEverybody(response);
    void this.#graphql(request, response, { viewer });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#streams[Symbol.asyncDispose]();
  }
}
