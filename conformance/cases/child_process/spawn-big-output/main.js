// Two megabytes come through complete
const { spawn } = require('child_process');
const child = spawn('head', ['-c', '2000000', '/dev/zero']);
let count = 0, longest = 0;
child.stdout.on('data', (data) => { count += data.length; longest = Math.max(longest, data.length); });
child.on('close', (code) => console.log(code, count, longest <= 65536));
