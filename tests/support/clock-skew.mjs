/**
 * Loaded into a server before it starts (`node --import`): moves the system clock ahead by a number of milliseconds.
 */
const { now } = Date;
const ahead = Number(process.env.CLOCK_AHEAD_MS);
Date.now = () => now() + ahead;
