// A further 'pipe' is a stream of the parent and a descriptor of the child
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'] });
let text = '';
child.stdio[4].on('data', (data) => { text += data; });
child.on('close', (code) => console.log('close', code, text, child.stdio.length, child.stdio[3]));
