// Signal listeners get the name and the number, each of them, and may be taken away while the process ends
const keep = setTimeout(() => {}, 5000);
process.on('SIGUSR2', (name, number) => console.log('first', name, number > 0));
process.on('SIGUSR2', (...args) => console.log('second', args.length));
process.once('SIGHUP', (name, number) => console.log(name, number));
process.on('SIGINT', function end(name, number) {
  console.log(name, number);
  process.removeAllListeners('SIGHUP');
  clearTimeout(keep);
});
process.on('exit', () => {
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGUSR2');
  console.log('exit', process.listenerCount('SIGINT'));
});
process.on('SIGUSR2', () => setImmediate(() => process.kill(process.pid, 'SIGHUP')));
process.prependListener('SIGHUP', () => process.kill(process.pid, 'SIGINT'));
process.kill(process.pid, 'SIGUSR2');
