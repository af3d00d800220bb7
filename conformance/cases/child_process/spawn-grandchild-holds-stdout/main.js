// 'exit' does not wait for a grandchild that has the output, 'close' does
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', '(sleep 0.3; echo late) & echo early']);
let text = '';
child.stdout.on('data', (data) => { text += data; });
child.on('exit', (code) => console.log('exit', code));
child.on('close', (code) => console.log('close', code, JSON.stringify(text)));
