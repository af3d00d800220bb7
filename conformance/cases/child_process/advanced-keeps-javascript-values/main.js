// On the advanced wire undefined, NaN, -0, big integers, dates, bytes, Map, Set and cycles survive
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { serialization: 'advanced' });
const value = { u: undefined, n: NaN, z: -0, big: 2n ** 70n, d: new Date(5000), bytes: Buffer.from('hi'), map: new Map([['k', 1]]), set: new Set([1, 2]) };
value.self = value;
child.send(value);
child.on('message', (m) => {
  console.log('u' in m, m.u, m.n, m.z, String(m.big), m.d.getTime(), m.bytes);
  console.log(m.map.get('k'), m.map.size, m.set.has(2), m.set.size, m.self === m);
  child.disconnect();
});
child.on('exit', (code) => console.log('exit', code));
