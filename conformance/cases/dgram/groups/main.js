// groups: joining, leaving, the interface, what comes back, and what is refused
const dgram = require('dgram');
const s = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const calls = (s) => [
  () => s.addMembership(), () => s.addMembership(''), () => s.addMembership('256.0.0.1'), () => s.addMembership('127.0.0.1'), () => s.addMembership('224.0.0.114', 'x'), () => s.addMembership('224.0.0.114', 5),
  () => s.dropMembership(), () => s.dropMembership('224.0.0.115', '127.0.0.1'), () => s.addSourceSpecificMembership(), () => s.addSourceSpecificMembership(5, '232.1.1.1'), () => s.addSourceSpecificMembership('127.0.0.1', 5),
  () => s.addSourceSpecificMembership('x', '232.1.1.1'), () => s.dropSourceSpecificMembership('127.0.0.1', '232.1.1.9', '127.0.0.1'), () => s.setMulticastInterface('x'), () => s.setMulticastInterface(), () => s.setMulticastInterface('::1'),
  () => s.setMulticastTTL(-1), () => s.setMulticastTTL(256), () => s.setMulticastTTL('x'), () => s.setMulticastLoopback(),
];
const all = (s) => { for (const call of calls(s)) try { console.log(call()); } catch (e) { console.log(e.name, e.code, e.message); } };
s.bind(0, () => {
  all(s);
  s.addMembership('224.0.0.114', '127.0.0.1');
  try { s.addMembership('224.0.0.114', '127.0.0.1'); } catch (e) { console.log(e.code, e.syscall, e.message); }
  s.setMulticastInterface('127.0.0.1');
  console.log(s.setMulticastLoopback(true), s.setMulticastTTL(0));
  s.on('message', (m) => {
    console.log('message', m.toString());
    s.dropMembership('224.0.0.114', '127.0.0.1');
    s.close();
    try { s.addMembership('224.0.0.114'); } catch (e) { console.log(e.code); }
    try { s.dropMembership('224.0.0.114'); } catch (e) { console.log(e.code); }
  });
  s.send('to the group', s.address().port, '224.0.0.114');
});
