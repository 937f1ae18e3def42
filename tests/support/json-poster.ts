import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

/** Posts JSON texts to one URL over kept connections, with a third of the CPU that `fetch` takes. */
export interface JsonPoster extends Disposable {
  /** Returns the JSON of the response, whatever its status. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<unknown>;
}

export function jsonPoster(url: string): JsonPoster {
  const agent = new Agent({ keepAlive: true });
  return {
    post: (body, headers = {}) =>
      new Promise((resolve, reject) => {
        const options = { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
        request(url, options, (response) => json(response).then(resolve, reject))
          .once('error', reject)
          .end(body);
      }),
    [Symbol.dispose]: () => agent.destroy(),
  };
}
