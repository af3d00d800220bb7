// kill() ends the shell, not what the shell has started
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'sh -c "sleep 0.4; echo still here" & wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.on('data', (data) => console.log(data.toString().trim()));
child.on('exit', (code, signal) => console.log('exit', code, signal));
child.on('close', (code, signal) => console.log('close', code, signal));
setTimeout(() => child.kill(), 150);
