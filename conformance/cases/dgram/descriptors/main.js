// bind at a descriptor: of a file, closed, of a stream
const dgram = require('dgram');
const fs = require('fs');
const fd = fs.openSync(__filename);
for (const [name, options] of [['file', { fd }], ['closed', { fd: 12345 }], ['not a number', { fd: 'x' }]]) {
  const s = dgram.createSocket('udp4');
  s.on('error', (e) => { console.log(name, 'error', e.code); });
  try { s.bind(options, () => { console.log(name, 'bound', s.address().address); s.close(); }); } catch (e) { console.log(name, e.name, e.code, e.message); }
}
fs.closeSync(fd);
