import { showReadersTimes } from './local-time.ts';
import { replaceParts } from './parts.ts';
import { follow } from './socket.ts';

/** Keeps a page as the server would render it now: subscribes to what it shows, and replaces the parts that changed. */

interface Operations {
  readonly query: string;
  readonly variables: readonly Record<string, unknown>[];
}

/** Events that come together, as when many subscriptions begin, lead to one request. */
const SETTLE_MS = 120;
/** Behind several nodes, the one that renders may learn of a change later than the one that told of it. */
const AGAIN_MS = 1_500;

const main = document.querySelector<HTMLElement>('main[data-live]');
let isConnected: boolean | null = null;
let timer = 0;

async function refresh(isLast = false): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-cache', headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (main !== null && replaceParts(main, page)) {
    showReadersTimes();
    showState();
  } else if (!isLast) timer = window.setTimeout(() => void refresh(true).catch(() => {}), AGAIN_MS);
}

function changed(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void refresh().catch(() => {}), SETTLE_MS);
}

/** Shows whether the page is connected, also after the element that shows it was replaced. */
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
