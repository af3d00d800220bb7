// While a listener is there it is called; when the last one goes the default action is back
let n = 0;
process.on('SIGUSR2', function listener(name, number) {
  console.log(name, number, ++n);
  if (n === 2) process.off('SIGUSR2', listener);
  process.kill(process.pid, 'SIGUSR2');
});
process.on('exit', () => console.log('never'));
process.kill(process.pid, 'SIGUSR2');
setTimeout(() => {}, 5000);
