// of what a program is handed, and of addresses, what is not there is undefined
const net = require('net');
const http = require('http');
const socket = new net.Socket();
console.log('new', socket.address().port, socket.address().family);
const server = http.createServer((request, response) => {
  response.setHeader('X-A', '1');
  const set = response.getHeaders();
  console.log('fields', request.headers.nope, request.headersDistinct.nope, set['x-a'], set.nope, set);
  response.end();
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  console.log('server', server.address().host, server.address().address);
  let asked = 0;
  const look = (host, options, callback) => { asked += 1; console.log(host, options.all, options.family, options.hints > 0, options.nope); callback(null, '127.0.0.1', 4); };
  const agent = new http.Agent({ keepAlive: true });
  console.log('agent', agent.options.keepAlive, agent.options.noDelay, agent.options.path, agent.options.nope);
  const connect = function (options, callback) { console.log(options.host, options.port === port, options.path, options.nope); options.family = 4; return net.connect(options); };
  agent.createConnection = connect;
  const ends = () => { if (++done === 2) { agent.destroy(); server.close(); } };
  let done = 0;
  http.get({ port, host: 'somewhere', lookup: look, agent, path: '/x' }, (response) => {
    response.resume().on('end', () => {
      ends();
      http.get({ port, host: '127.0.0.1', createConnection: connect, agent: false, path: '/y' }, (again) => again.resume().on('end', ends));
    });
  });
});
const bad = new http.ServerResponse({});
for (const call of [() => bad.setHeader(), () => bad.appendHeader(), () => bad.getHeader(), () => bad.hasHeader(), () => bad.removeHeader(), () => http.validateHeaderName(), () => http.validateHeaderValue()]) {
  try { call(); } catch (error) { console.log(error.name, error.code, error.message); }
}
