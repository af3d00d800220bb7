// One program's output written to another's input, chunk by chunk
const { spawn } = require('child_process');
const list = spawn('printf', ['apple\\nbanana\\ncherry\\n']);
const grep = spawn('grep', ['an']);
list.stdout.on('data', (data) => grep.stdin.write(data));
list.on('close', (code) => { console.log('list', code); grep.stdin.end(); });
let found = '';
grep.stdout.on('data', (data) => { found += data.toString(); });
grep.on('close', (code) => console.log('grep', code, found.trim()));
