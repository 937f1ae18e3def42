import type DatabaseFile from 'better-sqlite3';
import type { Store } from '../store.ts';
import { whenUnlocked } from './errors.ts';
import { preparedOnUse } from './prepared-on-use.ts';

/** The size of a long list, so that a nearly full disk rejects it. */
const PROBE = '-'.repeat(64 * 1024);

/** Returns the probe of an open database. */
export function probeOf(file: DatabaseFile.Database): Store['probe'] {
  const s = preparedOnUse({
    read: () => file.prepare('select count(*) from setting'),
    put: () => file.prepare("insert or replace into setting (name, value) values ('probe', ?)"),
    remove: () => file.prepare("delete from setting where name = 'probe'"),
  });
  return async (what) => {
    if (what === 'READ') s.read.get();
    else if (what === 'BEGIN') await whenUnlocked(() => file.exec('begin immediate; rollback'));
    else {
      s.put.run(PROBE);
      s.remove.run();
    }
  };
}
