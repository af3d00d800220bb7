// a promise of a listener fails: 'connection' destroys the connection, others are errors of the server
const net = require('net');
const events = require('events');
events.captureRejections = true;
const server = net.createServer(async (s) => {
  s.on('error', (e) => console.log('S error', e.message)).on('close', (bad) => console.log('S close', bad));
  server.close();
  throw new Error('from the connection');
});
server.on('listening', async () => { throw new Error('from listening'); });
server.on('error', (e) => console.log('server error', e.message));
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1').resume();
  c.on('error', (e) => console.log(e.code)).on('close', (bad) => console.log('C close', bad));
});
