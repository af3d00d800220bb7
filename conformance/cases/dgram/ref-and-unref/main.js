// an unref'ed socket lets the program end, whether it is bound before or after
const dgram = require('dgram');
const a = dgram.createSocket('udp4');
console.log(a.unref() === a);
a.bind(0, () => console.log('a listening'));
const b = dgram.createSocket('udp4').bind(0, () => {
  console.log('b listening', b.unref() === b, b.ref() === b);
  b.on('message', (m) => {
    console.log('message', m.toString());
    b.unref();
  });
  b.send('one', b.address().port);
});
setTimeout(() => console.log('never'), 5000).unref();
process.on('exit', (code) => console.log('exit', code));
