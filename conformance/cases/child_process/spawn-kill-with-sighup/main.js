// kill() sends the signal it is given; 'close' tells which one it was
const { spawn } = require('child_process');
const child = spawn('sleep', ['5'], { stdio: 'ignore' });
child.on('close', (code, signal) => console.log('ended by', code, signal, child.killed, child.signalCode, child.kill()));
child.on('spawn', () => console.log(child.kill(0), child.killed, child.kill('sighup')));
