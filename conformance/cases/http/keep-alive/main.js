// Connections stay open for the next request: the Keep-Alive field, how many requests a connection has, the end of idle ones.
const http = require('node:http');
const net = require('node:net');

const show = (got) => console.log(JSON.stringify(got.replace(/Date: .{25} GMT/g, 'Date: NOW')));
function ask(options, properties, text, then) {
  const server = http.createServer(options, (q, r) => r.end(q.url));
  Object.assign(server, properties);
  server.on('dropRequest', (q, socket) => console.log('dropRequest', q.url, socket === q.socket));
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
    socket.on('data', (data) => { got += data; });
    socket.on('close', () => { show(got); server.close(then); });
    socket.write(text);
  });
}
const get = (url, more = '') => `GET ${url} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const last = 'Connection: close\r\n';

ask({ keepAliveTimeout: 0 }, {}, get('/1') + get('/2', last), () =>
  ask({ keepAliveTimeout: 200 }, {}, get('/1') + get('/2', last), () =>
    ask({ keepAliveTimeout: 7999 }, {}, get('/1') + get('/2', last), () =>
      ask({}, { maxRequestsPerSocket: 3 }, get('/1') + get('/2') + get('/3'), () =>
        ask({}, { maxRequestsPerSocket: 1 }, get('/1') + get('/2', last), () =>
          ask({ keepAliveTimeout: 50, keepAliveTimeoutBuffer: 50 }, {}, get('/idle'), () =>
            ask({ keepAliveTimeout: 50, keepAliveTimeoutBuffer: 0 }, { timeout: 5000 }, get('/idle'), () => console.log('done'))))))));
