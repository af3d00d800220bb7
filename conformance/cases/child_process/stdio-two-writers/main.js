// Two children write to the stdin of a third
const { spawn } = require('child_process');
const cat = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
let text = '', left = 2;
cat.stdout.on('data', (data) => { text += data; });
cat.on('close', () => console.log(text.trim().split('\n').sort()));
for (const word of ['one', 'two']) {
  spawn('echo', [word], { stdio: ['ignore', cat.stdin, 'inherit'] }).on('exit', () => { if (!--left) cat.stdin.end(); });
}
