// errors of binding and sending
const dgram = require('dgram');
const tell = (e) => console.log(e.name, e.code, e.errno, e.syscall, e.address, e.port === port ? 'PORT' : e.port, e.message.replace(port, 'PORT'));
let port;
const k = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  port = k.address().port;
  const again = dgram.createSocket('udp4');
  again.on('error', (e) => {
    tell(e);
    again.bind(0, '127.0.0.1', () => {
      console.log('bound');
      again.send(Buffer.alloc(70000), 9, '127.0.0.1', (e, n) => {
        tell(e);
        console.log(n);
        again.close();
        const foreign = dgram.createSocket('udp4');
        foreign.on('error', (e) => { tell(e); foreign.close(); k.close(); });
        foreign.bind(0, '192.0.2.1');
      });
    });
  });
  again.bind(port, '127.0.0.1', () => console.log('bound at last'));
});
