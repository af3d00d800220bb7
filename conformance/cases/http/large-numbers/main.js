// Numbers that are too large, or none, as a peer says them and as options have them: nothing fails, no timer becomes short.
const http = require('http');
const net = require('net');
process.on('warning', (warning) => console.log(warning.name, warning.message.replace(/^\d+/, (found) => found.length)));
const raw = net.createServer((socket) => socket.on('data', () => {
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nKeep-Alive: timeout=' + '9'.repeat(5000) + '\r\n\r\nok');
}));
raw.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: NaN, maxSockets: NaN });
  console.log(agent.maxFreeSockets, agent.maxSockets);
  http.get({ port: raw.address().port, host: '127.0.0.1', agent }, (res) => {
    res.resume();
    res.on('end', () => {
      console.log('end', res.statusCode, res.headers['keep-alive'].length);
      setImmediate(() => { agent.destroy(); raw.close(limits); });
    });
  });
});
function limits() {
  const server = http.createServer({ keepAliveTimeout: 3e9 }, (req, res) => res.end('x'));
  server.maxHeadersCount = Infinity;
  const each = [Infinity, NaN, 2 ** 40, -1, null];
  let n = 0;
  server.listen(0, '127.0.0.1', next);
  function next() {
    if (n === each.length) {
      server.close();
      return;
    }
    server.maxRequestsPerSocket = each[n++];
    http.get({ port: server.address().port, host: '127.0.0.1', agent: new http.Agent({ maxSockets: Infinity, keepAlive: false }) }, (res) => {
      console.log(res.headers['keep-alive'], res.headers.connection);
      res.resume();
      res.on('end', next);
    });
  }
}
