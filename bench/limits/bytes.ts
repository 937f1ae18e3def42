import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { sayReady } from '../measured/ready.ts';

/** L0: node:http, the body that was sent looked up in a map, and bytes written. The argument is a file of the pairs. */
const pairs: [string, string][] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const answers = new Map(pairs.map(([asked, answer]) => [asked, Buffer.from(answer)]));

sayReady(
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
