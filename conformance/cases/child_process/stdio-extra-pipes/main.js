// Pipes above 2 are streams in both directions
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'read line <&3; echo "got $line" >&3; echo done >&4'], { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] });
child.stdio[3].on('data', (data) => console.log(3, data.toString().trim()));
child.stdio[4].on('data', (data) => { last = data.toString().trim(); });
let last;
child.stdio[3].write('word\n');
child.on('close', (code) => console.log('close', code, last, child.stdout));
