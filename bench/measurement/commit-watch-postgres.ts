import { createRequire } from 'node:module';
import type pg from 'pg';
import { recordCommit } from './instruments.ts';

/** Records acknowledged commits of a node by wrapping the PostgreSQL driver. */
const load = createRequire(new URL('../../src/main.js', import.meta.url));
const { prototype }: { prototype: pg.Client } = load('pg').Client;
const { query } = prototype;

prototype.query = function (this: pg.Client, ...args: any[]): any {
  const answer = Reflect.apply(query, this, args);
  if (args[0] === 'commit') answer.then(recordCommit, () => {});
  return answer;
};
