// What a program's own look-up may answer, with several addresses asked for and with one.
const net = require('node:net');

const one = [{ address: '127.0.0.1', family: 4 }];
const answers = [
  [null, one], [null, '127.0.0.1', 4], [new Error('no')], [null, [{ address: 'bad', family: 4 }]], [null, '127.0.0.1', 5],
  [null, [{ address: '::1', family: 6 }, ...one]], [null, [...one, ...one]], [null, [5, ...one]], [null, [{}, ...one]],
  [null, [{ address: [], family: 4 }, ...one]],
];
const choices = [];
for (const options of [{}, { family: 4 }, { autoSelectFamily: false }]) {
  for (const answer of answers) choices.push([options, answer]);
}
const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', next);
function next() {
  if (choices.length === 0) return server.close();
  const [options, answer] = choices.shift();
  const lookup = (host, wanted, found) => process.nextTick(found, ...answer);
  const port = server.address().port;
  const socket = net.connect({ port, host: 'example.test', lookup, ...options });
  socket.on('lookup', (error, address, family) => console.log('look-up', error && error.message, Array.isArray(address) ? address.length : address, family));
  socket.on('connectionAttempt', (address, port, family) => console.log('attempt', address, family));
  socket.on('connect', () => console.log('connected', socket.remoteAddress));
  socket.on('error', (error) => console.log(error.code ?? error.message, error.message.replace(String(port), 'PORT')));
  socket.resume().on('close', (failed) => { console.log('closed', failed); next(); });
}
