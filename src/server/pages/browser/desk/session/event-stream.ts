const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;

/** Yields the data of the events of a response as they arrive. Events without data are skipped. */
export async function* eventsIn<Data>({ body }: Response): AsyncGenerator<Data> {
  if (body === null) return;
  let text = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const parts = (text + chunk.value).replaceAll('\r\n', '\n').split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split('\n').filter((line) => line.startsWith('data:'));
      const data = lines.map((line) => line.slice('data:'.length)).join('\n');
      if (part.includes('event: next') && data.trim() !== '') yield JSON.parse(data) as Data;
    }
  }
}

/** Waits before another attempt: longer after each failure, with a random part. */
export function paused(failures: number, signal: AbortSignal): Promise<void> {
  const wait = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + Math.random());
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, wait);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
