import type { Pool } from 'pg';
import { randomBytes } from 'node:crypto';
import type { Store } from '../store.ts';
import { retry } from './retry.ts';
import { BEGIN, BEGIN_EXCLUSIVE, inTransaction } from './transaction.ts';

/** Random bytes of the size of a long list. They cannot be compressed, so that a nearly full disk rejects them. */
const PROBE = randomBytes(48 * 1024).toString('base64');

const PUT = `insert into setting (name, value) values ('probe', $1)
  on conflict (name) do update set value = excluded.value`;

/** Returns the probe of an open database. */
export function probeOf(pool: Pool): Store['probe'] {
  return async (what) => {
    if (what === 'READ') await retry(() => pool.query('select count(*) from setting'));
    else if (what === 'BEGIN') {
      // A read-only database refuses to delete even no rows. This statement waits for no lock.
      await inTransaction(pool, BEGIN, (client) => client.query('delete from setting where false'));
    } else {
      await inTransaction(pool, BEGIN_EXCLUSIVE, (client) => client.query(PUT, [PROBE]));
      await inTransaction(pool, BEGIN, (client) => client.query(`delete from setting where name = 'probe'`));
    }
  };
}
