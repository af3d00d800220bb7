// options of a bound socket, udp6, an empty message, default addresses
const dgram = require('dgram');
const k = dgram.createSocket({ type: 'udp6', reuseAddr: true });
k.bind(() => {
  console.log(k.address().address, k.address().family);
  const s = dgram.createSocket('udp4').bind({ port: 0 }, () => {
    console.log(s.address().address, s.address().family);
    console.log(s.setTTL(5), s.setMulticastTTL(2), s.setMulticastLoopback(true), s.setBroadcast(true));
    for (const call of [() => s.setTTL(300), () => s.setTTL(0), () => s.setMulticastInterface('x'), () => s.addMembership('256.1.1.1'), () => s.setRecvBufferSize('a')]) {
      try { call(); console.log('no error'); } catch (e) { console.log(e.code, e.message); }
    }
    s.setRecvBufferSize(8192);
    console.log(s.getRecvBufferSize() > 8000, s.getSendBufferSize() > 1000, s.getSendQueueSize());
    s.close();
    const t = dgram.createSocket('udp6');
    t.send('', k.address().port, (e, n) => { console.log('sent', e, n); t.close(); });
  });
});
k.on('message', (m, info) => { console.log('message', m.length, info.size, info.address, info.family); k.close(); });
