import type { Pool } from 'pg';
import { randomBytes } from 'node:crypto';
import type { Store } from '../store.ts';
import { retry } from './retry.ts';
import { BEGIN, BEGIN_EXCLUSIVE, inTransaction } from './transaction.ts';

/** About as much as a long list takes, and not to be made smaller: a disk that is nearly full is full for it. */
const PROBE = randomBytes(48 * 1024).toString('base64');

const PUT = `insert into setting (name, value) values ('probe', $1)
  on conflict (name) do update set value = excluded.value`;

/** Tries whether an open database can be read and written. */
export function probeOf(pool: Pool): Store['probe'] {
  return async (what) => {
    if (what === 'READ') await retry(() => pool.query('select count(*) from setting'));
    else if (what === 'BEGIN') {
      // To delete nothing is a write too: a database that takes none refuses it. It waits for nobody.
      await inTransaction(pool, BEGIN, (client) => client.query('delete from setting where false'));
    } else {
      await inTransaction(pool, BEGIN_EXCLUSIVE, (client) => client.query(PUT, [PROBE]));
      await inTransaction(pool, BEGIN, (client) => client.query(`delete from setting where name = 'probe'`));
    }
  };
}
