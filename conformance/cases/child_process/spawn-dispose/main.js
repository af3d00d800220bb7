// Disposing of a child kills it, unless it was killed already
const { spawn } = require('child_process');
const child = spawn('sleep', ['5'], { stdio: 'ignore' });
child.on('exit', (code, signal) => console.log('exit', code, signal));
console.log(child.killed);
child[Symbol.dispose]();
console.log(child.killed);
