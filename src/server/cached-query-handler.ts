import { execute } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answers } from '../live/live-queries.ts';
import type { Asked } from '../live/operation-key.ts';
import type { Finished } from '../cache/response-cache.ts';
import { type Means, recordingContext } from '../live/tracked-context.ts';
import { ANYBODY } from '../auth/viewer.ts';
import { CORS } from './cors.ts';
import type { Tally } from '../observability/counters.ts';
import { tooLarge, type Weigh } from './graphql/document-limits.ts';
import type { Learned, LearnedQuery } from './graphql/known-queries.ts';
import type { Sighting, Sightings } from './graphql/request-log.ts';

export interface HotRoadParts {
  readonly means: Means;
  readonly answers: Answers;
  readonly learned: Learned;
  readonly sightings: Sightings;
}

/** What goes before the bytes of an answer, and where they are counted. */
interface Told {
  readonly head: string[];
  readonly tally: Tally;
}

/** Answers plain queries as the engine would, byte for byte, without its pipeline. */
export class HotRoad {
  readonly #means: Means;
  readonly #answers: Answers;
  readonly #learned: Learned;
  readonly #sightings: Sightings;
  /** Made once for each answer; they go when the answers do. */
  readonly #told = new WeakMap<Finished, Told>();

  constructor({ means, answers, learned, sightings }: HotRoadParts) {
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
    asked: Asked | null,
    sighting: Sighting,
    weigh: Weigh,
  ): Promise<boolean> {
    const { accept } = request.headers;
    const words = `${accept ?? ''}\n${text}`;
    const contentType = this.#learned.contentType(accept);
    const known = asked === null ? undefined : this.#learned.query(asked);
    if (asked === null || known === undefined || !known.isSteady || contentType === undefined) return false;
    const finished = await this.#make(words, known, asked, weigh);
    if (finished === null) return false;
    const told = this.#told.get(finished) ?? this.#tell(finished, contentType, known, asked);
    this.#send(request, response, finished, told);
    sighting.tally = told.tally;
    this.#sightings.over(sighting, 'fresh', {});
    return true;
  }

  /** The hit, with nothing to wait for. */
  answerFromKept(request: IncomingMessage, response: ServerResponse, text: string): boolean {
    const { accept } = request.headers;
    const finished = this.#answers.queries.find(`${accept ?? ''}\n${text}`);
    if (finished === null) return false;
    const told = this.#told.get(finished);
    if (told === undefined) return false;
    const status = this.#send(request, response, finished, told);
    this.#sightings.counts.kept += 1;
    if (status === 304) this.#sightings.counts.notModified += 1;
    told.tally.answered += 1;
    if (this.#sightings.tellsHits) this.#sightings.tellHit(told.tally, request, status);
    return true;
  }

  #make(
    words: string,
    { schema, document }: LearnedQuery,
    { operationName = null, variables }: Asked,
    weigh: Weigh,
  ): Promise<Finished | null> {
    return this.#answers.queries.make(words, async (recording) => {
      const args = { schema, document, operationName, variableValues: variables ?? null };
      if (tooLarge(args, weigh) !== null) return null;
      const contextValue = recordingContext(this.#means, ANYBODY, recording);
      const result = await this.#sightings.executing(this.#sightings.tallyOf({ document, operationName }), () =>
        execute({ ...args, contextValue }),
      );
      return result.errors === undefined && result.extensions === undefined ? JSON.stringify(result) : null;
    });
  }

  #tell(finished: Finished, contentType: string, { document }: LearnedQuery, asked: Asked): Told {
    const length = String(finished.bytes.length);
    const { tag } = finished;
    const head = [
      'content-type',
      contentType,
      'content-length',
      length,
      ...(tag === null ? [] : ['etag', tag]),
      ...CORS,
    ];
    const told = { head, tally: this.#sightings.tallyOf({ document, operationName: asked.operationName }) };
    this.#told.set(finished, told);
    return told;
  }

  #send(request: IncomingMessage, response: ServerResponse, finished: Finished, { head }: Told): 200 | 304 {
    const asked = request.headers['if-none-match'];
    const { tag } = finished;
    if (tag !== null && asked !== undefined && matches(asked, tag)) {
      response.writeHead(304, [...CORS, 'etag', tag]);
      response.end();
      return 304;
    }
    response.writeHead(200, head);
    response.end(finished.bytes);
    return 200;
  }
}

/** Whether a client holds this very answer. */
function matches(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
