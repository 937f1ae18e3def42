import { showReadersTimes } from './local-time.ts';
import { replaceParts } from './parts.ts';
import { follow } from './socket.ts';

/** Keeps a page up to date. Subscribes to the data that it shows, and replaces the parts that changed. */

interface Operations {
  readonly query: string;
  readonly variables: readonly Record<string, unknown>[];
}

/** Events within this time, for example when many subscriptions begin, lead to one request. */
const SETTLE_MS = 120;
/** The minimum time between two replacements, because rendering loads the server and changes disturb the reader. */
const INTERVAL_MS = 1_000;
/** The page is fetched once more after this time. Another node may render it before it learns of the change. */
const AGAIN_MS = 1_500;
/** The delay after a failure, if the server does not say when to try again. */
const RETRY_SECONDS = 5;

const main = document.querySelector<HTMLElement>('main[data-live]');
let isConnected: boolean | null = null;
let timer = 0;

/** The time of the last replacement. */
let changedAt = -INTERVAL_MS;

/** Fetches the page again and replaces the changed parts. `isLast`: does not fetch once more if nothing changed. */
async function refresh(isLast: boolean): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-cache', headers: { accept: 'text/html' } });
  if (response.status === 429 || response.status === 503) {
    return schedule(Number(response.headers.get('retry-after') ?? RETRY_SECONDS) * 1_000);
  }
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (main !== null && replaceParts(main, page)) {
    changedAt = performance.now();
    showReadersTimes();
    showState();
  } else if (!isLast) schedule(AGAIN_MS, true);
}

function schedule(waitMs: number, isLast = false): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => refresh(isLast).catch(() => schedule(RETRY_SECONDS * 1_000)), waitMs);
}

function changed(): void {
  schedule(Math.max(SETTLE_MS, changedAt + INTERVAL_MS - performance.now()));
}

/** Shows whether the page is connected, even after the element that shows it was replaced. */
function showState(): void {
  const state = document.querySelector<HTMLElement>('[data-live-state]');
  if (state === null || isConnected === null) return;
  const online = (state.dataset.online ??= state.textContent ?? '');
  state.hidden = false;
  state.textContent = isConnected ? online : (state.dataset.offline ?? '');
  state.classList.toggle('is-connected', isConnected);
}

showReadersTimes();
if (main !== null) {
  const operations: Operations[] = JSON.parse(main.dataset.live ?? '[]');
  follow(
    operations.flatMap(({ query, variables }) => variables.map((one) => ({ query, variables: one }))),
    changed,
    (connected) => {
      isConnected = connected;
      showState();
    },
  );
}
