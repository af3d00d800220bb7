// what createSocket, send and the options refuse
const dgram = require('dgram');
const make = () => dgram.createSocket('udp4');
const calls = [
  () => dgram.createSocket('udp'), () => dgram.createSocket(), () => dgram.createSocket({}), () => dgram.createSocket({ type: 'udp4', lookup: 5 }),
  () => dgram.createSocket({ type: 'udp4', signal: 5 }), () => dgram.createSocket({ type: 'udp4', recvBufferSize: 'a' }),
  () => make().send(), () => make().send(5, 1), () => make().send(null, 1), () => make().send({}, 1), () => make().send([5], 1),
  () => make().send('x'), () => make().send('x', 0), () => make().send('x', 70000), () => make().send('x', 'a'), () => make().send('x', 9, 5),
  () => make().send('abc', 5, 1, 9), () => make().send('abc', 1, 5, 9), () => make().connect(0), () => make().connect(9, 5),
  () => make().disconnect(), () => make().remoteAddress(), () => make().address(), () => make().setTTL(5), () => make().setTTL('a'),
  () => make().setBroadcast(true), () => make().setMulticastTTL(1), () => make().setMulticastLoopback(true), () => make().addMembership(),
  () => make().setRecvBufferSize(-1), () => make().getRecvBufferSize(), () => make().getSendBufferSize(), () => make().setMulticastInterface(5),
  () => { const s = make(); s.close(); s.close(); }, () => { const s = make(); s.close(); s.send('x', 9); }, () => { const s = make(); s.close(); s.bind(); },
  () => { const s = make(); s.close(); s.address(); }, () => { const s = make(); s.close(); console.log(s.ref() === s, s.unref() === s); },
  () => make().bindSync({ port: -1 }), () => make().bindSync({ address: 'localhost' }),
];
for (const call of calls) {
  try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
console.log(make().getSendQueueSize(), make().getSendQueueCount(), dgram.createSocket('udp4', 5).listenerCount('message'));
process.exit();
