const mode = process.argv[2];

process.on('uncaughtException', (err, origin) => {
  console.log('child caught', origin);
  process.send({ kind: 'uncaughtException', message: err.message, stack: !!err.stack });
  process.exitCode = 70;
  process.disconnect();
});

process.on('unhandledRejection', (reason) => {
  process.send({ kind: 'unhandledRejection', message: reason.message || String(reason) });
  setTimeout(() => process.exit(71), 5);
});

if (mode === 'sync') {
  const config = JSON.parse("{\"port\": 80}");
  config.hosts.length;
} else if (mode === 'async') {
  setTimeout(function later() {
    throw new Error('from a timer');
  }, 1);
} else if (mode === 'rejection') {
  Promise.reject('plain reason');
} else {
  process.send({ kind: 'fine', message: `mode ${mode}` });
  process.disconnect();
}
