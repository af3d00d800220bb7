// Blocks there and back over one connection on loopback, several under way at a time. Some go ahead, untimed.
'use strict';
const net = require('net');
const { order, now, cpu, report } = require('../lib.js');
const { n, warm, size, flight } = order, block = Buffer.alloc(size, 7);
let timed = false, goal = 0, sent = 0, got = 0, from = 0, began = 0, client;
const server = net.createServer({ noDelay: true }, (socket) => socket.pipe(socket)).listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', () => begin(warm));
  client.setNoDelay();
  client.on('data', receive);
});
function begin(some) {
  goal = some; got = 0;
  from = now(); began = cpu();
  for (sent = 0; sent < Math.min(flight, goal); sent++) client.write(block);
}
function receive(data) {
  got += data.length;
  const back = Math.floor(got / size);
  for (; sent < goal && sent - back < flight; sent++) client.write(block);
  if (back < goal) return;
  if (!timed) { timed = true; begin(n); return; }
  report({ seconds: now() - from, count: back, check: got, cpu_main: cpu() - began });
  client.destroy();
  server.close();
}
