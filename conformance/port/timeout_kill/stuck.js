process.on('SIGTERM', () => {});
process.send('up', () => {
  while (true) {}
});
