// A stream of one child as a descriptor of another: the parent does not read it any more
const { spawn } = require('child_process');
const cat = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
const sort = spawn('sort', { stdio: [cat.stdout, 'pipe', 'inherit'] });
const count = spawn('uniq', ['-c'], { stdio: [sort.stdout, 'pipe', 'inherit'] });
let text = '';
count.stdout.on('data', (data) => { text += data; });
count.on('close', (code) => console.log(code, text.trim().split(/\s+/), cat.stdout.bytesRead, sort.stdout.isPaused()));
cat.stdin.end('b\na\nb\n');
