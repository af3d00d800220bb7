// a socket that sends first is bound once, for all that wait; what fails is told once
const dgram = require('dgram');
const k = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const s = dgram.createSocket('udp4');
  s.on('listening', () => console.log('listening', s.address().address));
  for (let i = 0; i < 3; i++) s.send(`${i}`, k.address().port, '127.0.0.1', (e, n) => console.log('sent', i, e, n));
  try { s.bind(0); } catch (e) { console.log(e.code, e.message); }
  try { s.address(); } catch (e) { console.log(e.code, e.syscall, e.message); }
  let left = 3;
  k.on('message', (m, info) => {
    console.log('message', m.toString(), info.port === s.address().port);
    if (--left) return;
    s.close();
    k.close();
    const bad = dgram.createSocket({ type: 'udp4', lookup: (host, options, callback) => callback(new Error(`no ${host}`)) });
    bad.on('error', (e) => console.log('error', e.message));
    bad.send('x', 9, '127.0.0.1', (e) => console.log('never', e && e.message));
  });
});
