// Values of env become strings, undefined ones are left out
const { fork } = require('child_process');
const env = { ...process.env, A: 1, B: true, C: null, D: undefined, E: '' };
const child = fork(process.env.CHILD, { env });
child.on('message', (m) => console.log(...m));
child.on('exit', (code) => console.log('exit', code));
