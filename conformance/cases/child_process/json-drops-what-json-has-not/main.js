// On the json wire undefined members vanish, NaN becomes null and dates become text
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { serialization: 'json' });
child.send({ u: undefined, n: NaN, i: Infinity, z: -0, list: [undefined, 1], d: new Date(0), set: 'end' });
child.on('message', (m) => { console.log(m.n, m.i, m.z, m.list, m.d, m.set, 'u' in m); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
