import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { announceReady } from '../measurement/ready.ts';

/** L0: node:http that writes the stored bytes for a body. The argument is a JSON file of [body, response] pairs. */
const pairs: [string, string][] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const answers = new Map(pairs.map(([request, answer]) => [request, Buffer.from(answer)]));

announceReady(
  createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const bytes = answers.get(body);
      if (bytes === undefined) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
      response.end(bytes);
    });
  }),
);
