// A detached child that is not waited for goes on writing to the file it was given
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path').join(require('os').tmpdir(), `doc-${process.pid}`);
const out = fs.openSync(path, 'a');
const child = spawn('sh', ['-c', 'sleep 0.1; echo out; echo err >&2'], { detached: true, stdio: ['ignore', out, out] });
child.unref();
fs.closeSync(out);
const timer = setInterval(() => {
  const text = fs.readFileSync(path, 'utf8');
  if (!text.endsWith('err\n')) return;
  clearInterval(timer);
  fs.unlinkSync(path);
  console.log(text.trim());
}, 20);
