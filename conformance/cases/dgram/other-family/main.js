// An address of the other family is one that the system refuses.
const dgram = require('node:dgram');

const shown = (error) => console.log(error.code, error.errno, error.syscall, error.address, error.port, error.message);
const four = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  four.send('x', 9, '::1', (error, count) => {
    shown(error);
    console.log(count);
    four.connect(9, '::1', (error) => { shown(error); four.close(); });
  });
});
const six = dgram.createSocket('udp6');
six.once('error', (error) => {
  shown(error);
  const other = dgram.createSocket('udp6').bind(0, '::1', () => {
    other.send('x', 9, '127.0.0.1', (error) => { shown(error); other.close(() => six.close()); });
  });
});
four.on('close', () => six.bind(0, '127.0.0.1'));
