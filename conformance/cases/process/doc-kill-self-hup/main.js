// A signal a program sends to itself is heard later, not inside kill()
process.on('SIGHUP', (signal, number) => {
  console.log('got', signal, number);
  clearTimeout(waiting);
});
const waiting = setTimeout(() => process.exit(1), 5000);
console.log(process.kill(process.pid, 'SIGHUP'));
