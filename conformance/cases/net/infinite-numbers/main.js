// Infinity and NaN where a number is wanted: what is refused, with which error, and what is taken.
const net = require('net'), dgram=require('dgram');
const tries = {
  keepAlive: () => { const s = new net.Socket(); s.setKeepAlive(true, Infinity, NaN, Infinity); return 'ok'; },
  timeout: () => { new net.Socket().setTimeout(Infinity); return 'ok'; },
  timeoutNaN: () => { new net.Socket().setTimeout(NaN); return 'ok'; },
  fd: () => { new net.Socket({ fd: Infinity }); return 'ok'; },
  fdNaN: () => { new net.Socket({ fd: NaN }); return 'ok'; },
  port: () => { net.connect({ port: Infinity }); return 'ok'; },
  hw: () => { new net.Socket({ highWaterMark: Infinity }); return 'ok'; },
  hwNaN: () => { new net.Socket({ highWaterMark: NaN }); return 'ok'; },
  ttl: () => { dgram.createSocket('udp4').setTTL(Infinity); return 'ok'; },
  size: () => { dgram.createSocket({ type: 'udp4', recvBufferSize: Infinity }); return 'ok'; },
  max: () => { const s = net.createServer(); s.maxConnections = Infinity; return 'ok'; },
};
for (const [name, f] of Object.entries(tries)) { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); } }
for (const backlog of ['x', {}, NaN, Infinity, -1, 1.5, '0x10', true]) {
  const server = net.createServer();
  server.listen({ port: 0, backlog }, () => { console.log('listening', backlog); server.close(); });
}
for (const backlog of [Symbol.iterator]) {
  try { net.createServer().listen({ port: 0, backlog }); } catch (e) { console.log(e.name, e.message); }
}
for (const value of [Infinity, 0, 256, 1]) {
  for (const set of ['setTTL', 'setMulticastTTL']) {
    try { dgram.createSocket('udp4')[set](value); } catch (e) { console.log(set, value, e.code, e.syscall); }
  }
}
