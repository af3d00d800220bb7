// A detached child leads a session of its own; unref() lets the parent end before it
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'ps -o pid=,pgid=,sid= -p $$'], { detached: true });
child.stdout.on('data', (data) => {
  const [pid, group, session] = data.toString().trim().split(/\s+/).map(Number);
  console.log(pid === child.pid, group === pid, session === pid);
});
child.on('close', () => {
  const other = spawn('sleep', ['1'], { detached: true, stdio: 'ignore' });
  other.on('exit', () => console.log('never seen'));
  other.unref();
});
