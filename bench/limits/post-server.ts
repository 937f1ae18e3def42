import { createServer } from 'node:http';
import { announceReady } from '../measurement/ready.ts';

/** Starts a bare server that sends the response of each body; 404 for null. */
export function servePosts(responseTo: (body: string) => string | Buffer | null): void {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const sent = responseTo(body);
      if (sent === null) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) });
      response.end(sent);
    });
  });
  announceReady(server);
}
