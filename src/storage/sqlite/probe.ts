import type DatabaseFile from 'better-sqlite3';
import type { Store } from '../store.ts';
import { whenUnlocked } from './errors.ts';

/** About as much as a long list takes: a disk that is nearly full is full for it. */
const PROBE = '-'.repeat(64 * 1024);

/** Tries whether an open database can be read and written. */
export function probeOf(file: DatabaseFile.Database): Store['probe'] {
  const read = file.prepare('select count(*) from setting');
  const put = file.prepare("insert or replace into setting (name, value) values ('probe', ?)");
  const forget = file.prepare("delete from setting where name = 'probe'");
  return async (what) => {
    if (what === 'READ') read.get();
    else if (what === 'BEGIN') await whenUnlocked(() => file.exec('begin immediate; rollback'));
    else {
      put.run(PROBE);
      forget.run();
    }
  };
}
