// Aborting kills the child; the AbortError comes inside abort(), before 'exit'
const { spawn } = require('child_process');
const controller = new AbortController();
const child = spawn('sleep', ['5'], { signal: controller.signal, stdio: 'ignore' });
child.on('error', (e) => console.log('error', e.name, e.code, e.message, e.cause.name));
child.on('exit', (code, signal) => console.log('exit', code, signal));
child.on('spawn', () => {
  console.log('aborting');
  controller.abort();
  console.log('aborted');
});
