// timeout kills with killSignal, without an 'error'
const { spawn } = require('child_process');
const child = spawn('sleep', ['5'], { timeout: 50, killSignal: 'SIGKILL', stdio: 'ignore' });
child.on('error', () => console.log('error'));
child.on('close', (code, signal) => console.log(code, signal, child.killed));
