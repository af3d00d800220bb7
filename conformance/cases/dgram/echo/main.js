// questions and answers over both families, with names and numbers
const dgram = require('dgram');
const run = (type, host, done) => {
  const server = dgram.createSocket(type, (m, info) => {
    if (m.toString() === 'END') { server.close(); return; }
    server.send(m.toString().toUpperCase(), info.port, info.address);
  });
  server.bind(0, host, () => {
    const client = dgram.createSocket(type);
    let n = 0;
    const ask = () => client.send(`ping ${n}`, server.address().port, host);
    client.on('message', (m, info) => {
      if (n % 40 === 0) console.log(type, m.toString(), info.family, info.address, info.port === server.address().port);
      if (++n < 121) return ask();
      client.send('END', server.address().port, host, () => { client.close(); done(); });
    });
    ask();
  });
};
run('udp4', '127.0.0.1', () => run('udp6', '::1', () => run('udp4', 'localhost', () => console.log('done'))));
