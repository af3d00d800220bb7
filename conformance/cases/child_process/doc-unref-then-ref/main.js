// ref() after unref() makes the parent wait again
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'sleep 0.1'], { detached: true, stdio: 'ignore' });
console.log(child.unref(), child.ref());
child.on('exit', (code) => console.log('waited', code));
