// The channel may be descriptor 0 or 1; the streams of the child do not disturb it
const { spawn } = require('child_process');
const run = (stdio, next) => {
  const child = spawn('sh', ['-c', `echo '{"hello":"from ${stdio.indexOf('ipc')}"}' >&$NODE_CHANNEL_FD`], { stdio });
  child.on('message', (m) => console.log(m, child.stdin, child.stdout));
  child.on('close', (code) => { console.log('close', code); next(); });
};
run(['ipc', 'inherit', 'inherit'], () => run(['ignore', 'ipc', 'inherit'], () => {}));
