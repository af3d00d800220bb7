// the sizes of the buffers: before and after bind, as options, and what is refused
const dgram = require('dgram');
const calls = (s) => [
  () => s.setRecvBufferSize(-1), () => s.setRecvBufferSize(Infinity), () => s.setRecvBufferSize('x'), () => s.setRecvBufferSize(1.5), () => s.setSendBufferSize(-1), () => s.setSendBufferSize({}), () => s.setSendBufferSize(),
  () => s.getRecvBufferSize() > 0, () => s.getSendBufferSize() > 0, () => s.setRecvBufferSize(8192), () => s.setSendBufferSize(8192), () => s.getRecvBufferSize(), () => s.getSendBufferSize(),
];
const all = (s) => { for (const call of calls(s)) try { console.log(call()); } catch (e) { console.log(e.name, e.code, e.message, e.errno, e.syscall); } };
const s = dgram.createSocket('udp4');
all(s);
s.bind(0, () => {
  all(s);
  s.close();
  for (const options of [{ recvBufferSize: 10000, sendBufferSize: 15000 }, { recvBufferSize: 0 }]) {
    const t = dgram.createSocket({ type: 'udp4', ...options }).bind(0, () => { console.log(options.recvBufferSize === 0 || t.getRecvBufferSize(), options.recvBufferSize === 0 || t.getSendBufferSize()); t.close(); });
  }
  for (const size of ['x', -1, 1.5, {}, NaN, 2 ** 32]) {
    for (const name of ['recvBufferSize', 'sendBufferSize']) try { dgram.createSocket({ type: 'udp4', [name]: size }).close(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
  }
});
