const timer = setInterval(() => {}, 1000);

process.on('SIGTERM', () => {
  clearInterval(timer);
  setTimeout(() => {
    process.send('work is finished', () => process.exit(0));
  }, 20);
});

process.send('busy');
