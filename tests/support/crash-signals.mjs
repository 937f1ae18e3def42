/** Loaded into a server before it starts (`node --import`): lets a test cause uncaught errors. */
process.on('SIGUSR2', () => void Promise.reject(new Error('a promise of the house')));
process.on('SIGHUP', () => {
  throw new Error('a secret of the house');
});
