// An executable text without `#!` is given to the shell
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path').join(require('os').tmpdir(), `script-${process.pid}`);
fs.writeFileSync(path, 'echo "$1" ran');
fs.chmodSync(path, 0o755);
const child = spawn(path, ['it']);
child.stdout.on('data', (data) => console.log(data.toString().trim()));
child.on('close', (code) => { console.log('close', code); fs.unlinkSync(path); });
