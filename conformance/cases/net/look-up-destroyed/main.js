// a socket that is destroyed while its name is looked up connects nowhere
const net = require('net');
const server = net.createServer(() => console.log('never')).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  let answer;
  const c = net.connect({ port, host: 'a.name', lookup: (host, options, callback) => { answer = callback; } });
  for (const name of ['lookup', 'connectionAttempt', 'connect', 'error', 'close']) c.on(name, (x) => console.log(name, x));
  console.log(c.connecting, c.pending, c.readyState);
  c.destroy();
  c.on('close', () => {
    answer(null, [{ address: '127.0.0.1', family: 4 }]);
    setImmediate(() => {
      console.log(c.connecting, c.pending, c.destroyed);
      const d = net.connect({ port, host: 'a.name', lookup: (host, options, callback) => { answer = callback; } });
      d.on('error', (e) => console.log('d', e.message)).on('close', (bad) => {
        console.log('d close', bad);
        answer(new Error('too late'));
        setImmediate(() => server.close());
      });
      d.destroy(new Error('mine'));
    });
  });
});
