/** Loaded into a server before it starts (`node --import`): lets a test cause uncaught errors. */
process.on('SIGUSR2', () => void Promise.reject(new Error('a rejected promise')));
process.on('SIGHUP', () => {
  throw new Error('an internal detail');
});
