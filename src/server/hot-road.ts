import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answers } from '../answers/answers.ts';
import type { Asked } from '../answers/identity.ts';
import type { Finished } from '../answers/kept-answers.ts';
import { ANYBODY } from '../rights/viewer.ts';
import { CORS } from './cors.ts';
import type { GraphQLEngine } from './graphql.ts';
import type { Learned } from './learned.ts';

export interface HotRoadParts {
  readonly graphql: GraphQLEngine;
  readonly answers: Answers;
  readonly learned: Learned;
}

/** Answers plain queries as the engine would, byte for byte, without its pipeline. */
export class HotRoad {
  readonly #graphql: GraphQLEngine;
  readonly #answers: Answers;
  readonly #learned: Learned;
  /** The heads of kept answers, made once; they go when the answers do. */
  readonly #heads = new WeakMap<Finished, string[]>();

  constructor({ graphql, answers, learned }: HotRoadParts) {
    this.#graphql = graphql;
    this.#answers = answers;
    this.#learned = learned;
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
  ): Promise<boolean> {
    const { accept } = request.headers;
    const words = `${accept ?? ''}\n${text}`;
    const contentType = this.#learned.contentType(accept);
    const finished = await this.#make(words, contentType, asked);
    if (finished === null || contentType === undefined) return false;
    this.#send(request, response, finished, contentType);
    return true;
  }

  /** The hit, with nothing to wait for. */
  answerFromKept(request: IncomingMessage, response: ServerResponse, text: string): boolean {
    const { accept } = request.headers;
    const finished = this.#answers.queries.find(`${accept ?? ''}\n${text}`);
    if (finished === null) return false;
    const contentType = this.#learned.contentType(accept);
    if (contentType === undefined) return false;
    this.#send(request, response, finished, contentType);
    return true;
  }

  async #make(words: string, contentType: string | undefined, asked: Asked | null): Promise<Finished | null> {
    const known = asked === null || contentType === undefined ? undefined : this.#learned.query(asked);
    if (asked === null || known === undefined || !known.isSteady) return null;
    const { schema, document } = known;
    return this.#answers.queries.make(words, async (recording) => {
      // Without the client's abort signal: others may wait for the same answer.
      const road = { viewer: ANYBODY, params: asked, recording };
      const { execute, contextFactory } = this.#graphql.getEnveloped(road as never);
      const contextValue = await contextFactory();
      const { operationName, variables } = asked;
      const result = await execute({ schema, document, operationName, variableValues: variables, contextValue });
      return result.errors === undefined && result.extensions === undefined ? JSON.stringify(result) : null;
    });
  }

  #send(request: IncomingMessage, response: ServerResponse, finished: Finished, contentType: string): void {
    const asked = request.headers['if-none-match'];
    if (asked !== undefined && matches(asked, finished.tag)) {
      response.writeHead(304, [...CORS, 'etag', finished.tag]);
      response.end();
      return;
    }
    let head = this.#heads.get(finished);
    if (head === undefined) {
      const length = String(finished.bytes.length);
      head = ['content-type', contentType, 'content-length', length, 'etag', finished.tag, ...CORS];
      this.#heads.set(finished, head);
    }
    response.writeHead(200, head);
    response.end(finished.bytes);
  }
}

/** Whether a client holds this very answer. */
function matches(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
