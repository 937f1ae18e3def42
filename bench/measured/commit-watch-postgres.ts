import { createRequire } from 'node:module';
import type pg from 'pg';
import { noteCommit } from './instruments.ts';

/** Notes when a node of ours has learnt that it has committed: the driver under it is watched. */
const load = createRequire(new URL('../../src/main.ts', import.meta.url));
const { prototype }: { prototype: pg.Client } = load('pg').Client;
const { query } = prototype;

prototype.query = function (this: pg.Client, ...args: any[]): any {
  const answer = Reflect.apply(query, this, args);
  if (args[0] === 'commit') answer.then(noteCommit, () => {});
  return answer;
};
