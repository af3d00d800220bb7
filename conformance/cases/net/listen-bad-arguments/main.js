// what listen and createServer refuse
const net = require('net');
const calls = [
  () => net.createServer('x'), () => net.createServer(5), () => net.createServer(true),
  () => net.createServer({ highWaterMark: 'a' }), () => net.createServer({ keepAliveInitialDelay: 'a' }),
  () => net.createServer().listen(70000), () => net.createServer().listen(-1), () => net.createServer().listen(1.5),
  () => net.createServer().listen({ port: 'x' }), () => net.createServer().listen({ port: '' }), () => net.createServer().listen({}),
  () => net.createServer().listen({ host: 'h' }), () => net.createServer().listen({ fd: -1 }), () => net.createServer().listen(true),
  () => net.createServer().listen({ port: false }), () => net.createServer().listen({ path: 5 }), () => net.createServer().listen({ path: '' }),
  () => net.createServer().listen({ port: 0, signal: 1 }), () => net.createServer().listen({ path: '\0abc', readableAll: true }),
  () => net.createServer().getConnections(),
];
for (const call of calls) {
  try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
const server = net.createServer({}, 5).on('connection', () => {});
console.log(server.listenerCount('connection'), net.createServer(null) instanceof net.Server, net.createServer({}, 'x').listenerCount('connection'));
