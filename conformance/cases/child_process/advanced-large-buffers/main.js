// On the advanced wire large buffers arrive whole and in order, wherever a read ends inside a length
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { serialization: 'advanced' });
const seen = [];
child.on('message', (m) => { seen.push([m.length, m[0], m[m.length - 1], m.every((byte) => byte === m[0])].join(' ')); });
child.on('close', (code) => console.log(seen.join('\n'), code));
