// A detached child writes to a file that the parent has opened
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path').join(require('os').tmpdir(), `log-${process.pid}`);
const out = fs.openSync(path, 'a'), err = fs.openSync(path, 'a');
const child = spawn('sh', ['-c', 'echo one; echo two >&2'], { detached: true, stdio: ['ignore', out, err] });
console.log(child.stdout, child.stderr);
child.on('close', (code) => {
  console.log(code, JSON.stringify(fs.readFileSync(path, 'utf8')));
  fs.unlinkSync(path);
});
