// A detached copy of the program without stdio does not keep its parent
const { spawn } = require('child_process');
if (process.argv[2] === 'child') {
  setTimeout(() => {}, 300);
} else {
  const child = spawn(process.argv[0], [process.argv[1], 'child'], { detached: true, stdio: 'ignore' });
  child.on('exit', () => console.log('never seen'));
  child.unref();
  console.log(child.stdin, child.stdout, child.stderr, child.connected);
  process.on('exit', (code) => console.log('parent', code));
}
