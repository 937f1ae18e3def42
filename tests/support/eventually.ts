/** Waits for something that is on its way; fails when it does not come. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience = 8_000,
): Promise<void> {
  for (const deadline = Date.now() + patience; Date.now() < deadline;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it did not come in time: ${what}`);
}
