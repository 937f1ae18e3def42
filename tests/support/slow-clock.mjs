/**
 * Loaded into a server before it starts (`node --import`): its monotonic clock runs at a fiftieth of its speed, so that
 * no time limit of a storage lock ends before the test releases the lock, however slow the machine is.
 */
const now = performance.now.bind(performance);
performance.now = () => now() / 50;
