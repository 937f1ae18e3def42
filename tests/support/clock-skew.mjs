/** Loaded into a server before it starts (`node --import`): the system clock is this many milliseconds ahead. */
const { now } = Date;
const ahead = Number(process.env.CLOCK_AHEAD_MS);
Date.now = () => now() + ahead;
