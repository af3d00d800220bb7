let count = 0;
let closing = false;

function shutdown() {
  if (closing) return;
  closing = true;
  process.send({ closing: 'shutting down after ' + count + ' jobs' });
  // give pending work a moment
  setTimeout(() => {
    process.disconnect();
    process.exitCode = 3;
  }, 10);
}

process.on('message', (msg) => {
  switch (msg) {
    case 'work':
      count += 1;
      process.send({ done: count });
      break;
    case 'shutdown':
      shutdown();
      break;
    default:
      console.error('unknown message', msg);
  }
});

process.on('SIGTERM', shutdown);
process.send('ready');
