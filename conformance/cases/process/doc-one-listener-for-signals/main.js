// One function listens to two signals and is told which it was
let count = 0;
function handle(signal) {
  console.log(`Received ${signal}`);
  if (++count === 2) process.exit(7);
  process.kill(process.pid, 'SIGTERM');
}
process.on('SIGINT', handle);
process.on('SIGTERM', handle);
setTimeout(() => {}, 5000);
process.kill(process.pid, 'SIGINT');
