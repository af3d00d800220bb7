process.send('started', () => {
  while (process.argv[2] === 'endless') {
    // for ever
  }
  process.send('done', () => process.exit(0));
});
