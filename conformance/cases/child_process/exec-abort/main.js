// abort() calls the callback of exec() at once, before the child has ended
const { exec } = require('child_process');
const controller = new AbortController();
const child = exec('sleep 5', { signal: controller.signal }, (e) => {
  console.log(e.name, e.code, e.message, e.cmd, e.cause === controller.signal.reason, child.exitCode, child.signalCode);
});
child.on('exit', (code, signal) => console.log('exit', code, signal));
child.on('spawn', () => {
  console.log('aborting');
  controller.abort();
  console.log('aborted');
});
