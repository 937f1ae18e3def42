import { readFileSync } from 'node:fs';
import { servePosts } from './post-server.ts';

/** L0: node:http that writes the stored bytes for a body. The argument is a JSON file of [body, response] pairs. */
const pairs: [string, string][] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const answers = new Map(pairs.map(([request, answer]) => [request, Buffer.from(answer)]));

servePosts((body) => answers.get(body) ?? null);
