// end() and destroy() of stdout: what was given arrives, the descriptor stays open
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
let out = '', err = '';
child.stdout.on('data', (data) => { out += data; });
child.stderr.on('data', (data) => { err += data; });
child.on('message', (m) => console.log(m));
child.on('close', (code, signal) => console.log(code, signal, out, err));
