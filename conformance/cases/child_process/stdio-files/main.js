// Files as descriptors, by number
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path').join(require('os').tmpdir(), `stdio-${process.pid}`);
const out = fs.openSync(path, 'w');
spawnSync('sh', ['-c', 'echo out; echo err >&2; echo five >&5'], { stdio: ['ignore', out, out, null, null, out] });
fs.closeSync(out);
console.log(JSON.stringify(fs.readFileSync(path, 'utf8')));
const input = fs.openSync(path, 'r');
console.log(spawnSync('wc', ['-l'], { stdio: [input, 'pipe', 'inherit'], encoding: 'utf8' }).stdout.trim());
fs.unlinkSync(path);
