/** Opens a progress bar over these steps. Outside of a terminal it draws nothing. */
export async function openProgress(steps: readonly string[]): Promise<Disposable & { next(): void }> {
  if (!process.stdout.isTTY) return { next() {}, [Symbol.dispose]() {} };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({ format: '{bar} {value}/{total} {step}', clearOnComplete: true });
  let done = 0;
  bar.start(steps.length, done, { step: steps[done] });
  return {
    next() {
      done += 1;
      bar.update(done, { step: steps[done] ?? 'done' });
      if (done === steps.length) bar.stop();
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}
