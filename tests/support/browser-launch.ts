import { type Browser, chromium } from 'playwright-core';
import type { BrowserBinary } from './browser-binary.ts';

/** Switches for all environments: as root, without the network, with little shared memory. */
const ARGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--renderer-process-limit=1',
  '--disable-dev-shm-usage',
  '--no-proxy-server',
  '--font-render-hinting=none',
];

/** A wait ends before the limit of vitest, so that the error names what the test waited for. */
export const WAIT_MS = 60_000;

/** Starts an unpacked browser. */
export async function launch({ executablePath, env, libraries }: BrowserBinary): Promise<Browser> {
  const start = (more: Record<string, string>) =>
    chromium.launch({ executablePath, args: ARGS, timeout: WAIT_MS, env: { ...process.env, ...env, ...more } });
  try {
    return await start({});
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
    return start({ LD_LIBRARY_PATH: libraries });
  }
}
