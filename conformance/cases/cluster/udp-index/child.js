const dgram = require('dgram');
const early = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => process.send('never'));
early.close(() => {
  process.send('closed');
  const first = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
    const second = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
      process.send([first.address().port, second.address().port]);
    });
  });
});
