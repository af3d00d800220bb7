// what connect and the constructor of a socket refuse, in Node's order
const net = require('net');
const calls = [
  () => net.connect(), () => net.connect({}), () => net.connect(undefined), () => net.connect(null), () => net.connect(true),
  () => net.connect(70000), () => net.connect(-1), () => net.connect(1.5), () => net.connect({ port: 'x' }), () => net.connect({ port: '' }),
  () => net.connect({ port: 1, host: 5 }), () => net.connect({ port: 1, host: 'a\0b' }),
  () => net.connect({ port: 1, host: 'localhost', family: 9 }), () => net.connect({ port: 1, host: 'localhost', hints: 5000 }),
  () => net.connect({ port: 1, localAddress: 'a' }), () => net.connect({ port: 1, localPort: 'a' }), () => net.connect({ path: 5 }),
  () => net.connect({ port: 1, autoSelectFamily: 5 }), () => net.connect({ port: 1, autoSelectFamilyAttemptTimeout: -5 }),
  () => net.connect({ port: 1, host: 'a', lookup: 5 }), () => net.connect({ port: 1, timeout: -5 }),
  () => new net.Socket({ objectMode: true }), () => new net.Socket({ readableObjectMode: true }), () => new net.Socket({ writableObjectMode: 1 }),
  () => new net.Socket({ fd: -1 }), () => new net.Socket({ fd: 'x' }), () => new net.Socket({ fd: 999 }), () => new net.Socket({ keepAliveInitialDelay: 'a' }),
  () => new net.Socket().setTimeout('x'), () => new net.Socket().setTimeout(-1), () => new net.Socket().setTimeout(Infinity),
  () => new net.Socket().setTimeout(1, 5), () => new net.Socket().setTimeout(), () => new net.Socket().setEncoding('nope'),
  () => new net.Socket().write(1337), () => new net.Socket().write(null), () => new net.Socket({ signal: 5 }),
  () => net.setDefaultAutoSelectFamily(1), () => net.setDefaultAutoSelectFamilyAttemptTimeout('1'), () => net.setDefaultAutoSelectFamilyAttemptTimeout(0),
];
for (const call of calls) {
  try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
net.setDefaultAutoSelectFamilyAttemptTimeout(5);
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout(), net.getDefaultAutoSelectFamily());
process.exit();
