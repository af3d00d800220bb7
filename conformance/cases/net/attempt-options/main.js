// autoSelectFamily and its timeout: the defaults, what is refused, an attempt that takes too long
const net = require('net');
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
for (const call of [
  () => net.setDefaultAutoSelectFamily('x'), () => net.setDefaultAutoSelectFamilyAttemptTimeout('x'), () => net.setDefaultAutoSelectFamilyAttemptTimeout(0),
  () => net.setDefaultAutoSelectFamilyAttemptTimeout(-5), () => net.connect({ port: 9, autoSelectFamily: 'x' }), () => net.connect({ port: 9, autoSelectFamilyAttemptTimeout: -1 }),
  () => net.connect({ port: 9, autoSelectFamilyAttemptTimeout: 'x' }), () => net.connect({ port: 9, autoSelectFamilyAttemptTimeout: 0 }), () => net.connect({ port: 9, lookup: 5 }),
  () => net.connect({ port: 9, host: 'x', lookup: 'x' }), () => net.connect({ port: 9, host: 'x', hints: 1e9 }), () => net.connect({ port: 9, host: 'x', family: 9 }),
]) {
  try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
net.setDefaultAutoSelectFamilyAttemptTimeout(1);
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout());
net.setDefaultAutoSelectFamilyAttemptTimeout(300);
net.setDefaultAutoSelectFamily(false);
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout(), net.getDefaultAutoSelectFamily());
const asked = [];
const c = net.connect({ port: 9, host: 'x', lookup: (host, options, callback) => { console.log(JSON.stringify(options)); callback(new Error('no')); } });
c.on('error', (e) => {
  console.log(e.message);
  net.setDefaultAutoSelectFamily(true);
  net.connect({ port: 9, host: 'x', lookup: (host, options, callback) => { console.log(JSON.stringify(options)); callback(new Error('no')); } }).on('error', (e) => console.log(e.message));
});
