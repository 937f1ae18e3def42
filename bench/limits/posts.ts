import { createServer, request as send } from 'node:http';
import { announceReady } from '../measurement/ready.ts';

/** L3: bare POSTs of the posted text to a receiver, each over a new connection. The argument is its URL. */
const [url = ''] = process.argv.slice(2);

function post(body: string): void {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const request = send(url, { method: 'POST', agent: false, headers }, (response) => response.resume());
  request.end(body);
}

announceReady(
  createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { count, text }: { count: number; text: string } = JSON.parse(body);
      for (let sent = 0; sent < count; sent += 1) post(text);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
    });
  }),
);
