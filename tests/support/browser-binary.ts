import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { remove } from './temp-root.ts';

/** An unpacked Chromium from npm. */
export interface BrowserBinary {
  readonly executablePath: string;
  /** The environment variables by which it finds its fonts. */
  readonly env: Readonly<Record<string, string>>;
  /** Its shared libraries, for a machine that does not have them. */
  readonly libraries: string;
}

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const PACKAGE = join(MODULES, '@sparticuz/chromium');

/**
 * Unpacks Chromium once for each installation of the packages. The folder gets its name only when it is complete, so
 * that interrupted and parallel runs do no harm.
 */
export async function unpackBrowser(): Promise<BrowserBinary> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const parent = cacheFolder();
  const folder = join(parent, `chromium-${version}`);
  if (!existsSync(folder)) {
    const partial = mkdtempSync(join(parent, 'partial-'));
    try {
      await unpackInto(partial);
      renameSync(partial, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    } finally {
      remove(partial);
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: fontConfiguration(folder) },
    libraries: join(folder, 'al2023/lib'),
  };
}

/** Returns a folder beside the packages for later runs; if that is read-only, the folder of this run. */
function cacheFolder(): string {
  const folder = join(MODULES, '.cache/sidelined');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return tmpdir();
  }
}

/** The package unpacks into the folder for temporary files, so this needs a separate process. */
async function unpackInto(folder: string): Promise<void> {
  const script = `import(${JSON.stringify(pathToFileURL(join(PACKAGE, 'build/esm/index.js')).href)})
    .then(({ default: chromium }) => chromium.executablePath())
    .catch((error) => { console.error(error); process.exit(1); })`;
  // These variables make the package unpack its shared libraries too.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  await promisify(execFile)(process.execPath, ['-e', script], { env });
}

/**
 * Returns a configuration with the fonts of the package first, so that pages look the same everywhere; those of the
 * machine have more scripts.
 */
function fontConfiguration(folder: string): string {
  const file = join(tmpdir(), `fonts-${process.pid}.conf`);
  const preferred = ['system-ui', 'sans-serif', 'Arial', 'Segoe UI', 'Roboto', 'Helvetica Neue'].map(
    (family) => `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, 'fonts/fonts')}</dir><cachedir>${join(tmpdir(), 'font-cache')}</cachedir>
${preferred.join('\n')}
</fontconfig>`,
  );
  return file;
}
