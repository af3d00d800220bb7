// 'exit' is told first, 'close' when the outputs are through, with the same code
const { spawn } = require('child_process');
const ls = spawn('ls', ['-d', '/']);
ls.stdout.on('data', (data) => console.assert(data.toString() === '/\n'));
ls.on('close', (code, signal) => console.log(`closed all stdio with code ${code} and signal ${signal}`));
ls.on('exit', (code, signal) => console.log(`exited with code ${code} and signal ${signal}`));
