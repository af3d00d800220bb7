// A child may log although its parent has closed the other end of its output
const { fork, spawn } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
child.on('message', (m) => console.log('message', m));
child.on('close', (code, signal) => {
  console.log('close', code, signal);
  const other = spawn('sh', ['-c', 'sleep 0.05; echo 1'], { stdio: ['pipe', 'pipe', 'ignore'] });
  other.stdout.on('close', () => console.log('closed'));
  other.stdout.destroy();
});
child.stdout.destroy();
child.stdout.on('close', () => child.send('go'));
