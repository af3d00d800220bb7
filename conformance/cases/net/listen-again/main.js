// listen twice, after an error, in 'close'; its callback is called once
const net = require('net');
const blocker = net.createServer().listen(0, '127.0.0.1', () => {
  const taken = blocker.address().port;
  const server = net.createServer();
  let tries = 0;
  server.on('error', (e) => {
    console.log('error', e.code, server.listening, server.address(), server.listenerCount('listening'));
    server.listen(0, '127.0.0.1', () => console.log('callback', ++tries));
  });
  server.on('listening', () => {
    console.log('listening', server.listening, server.listenerCount('listening'));
    try { server.listen(0); } catch (e) { console.log(e.name, e.code, e.message); }
    if (tries > 1) return server.close();
    if (server.listenerCount('close') === 0) {
      server.on('close', () => {
        console.log('close', server.listening, tries);
        if (tries === 1) server.listen(0, '127.0.0.1', () => { ++tries; console.log('again', tries); server.close(() => blocker.close()); });
      });
    }
    server.close();
  });
  server.listen(taken, '127.0.0.1', () => console.log('first callback'));
});
