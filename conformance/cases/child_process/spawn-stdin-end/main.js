// What is written to stdin arrives in order, and end() ends it
const { spawn } = require('child_process');
const child = spawn('cat');
let text = '';
child.stdout.setEncoding('utf8');
child.stdout.on('data', (data) => { text += data; });
child.stdin.write('one ');
child.stdin.write(Buffer.from('two '));
child.stdin.end('three');
child.stdin.on('finish', () => console.log('finish'));
child.on('close', (code) => console.log(code, text));
