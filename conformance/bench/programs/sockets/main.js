// One connection, passed to the child again and again, in bursts. Some go ahead, untimed.
'use strict';
const net = require('net');
const { order, now, cpu, start, report } = require('../lib.js');
const { n, warm, burst } = order;
let timed = false, goal = 0, sent = 0, count = 0, from = 0, began = 0, socket;
const child = start(__dirname);
const server = net.createServer().listen(0, '127.0.0.1', () => {
  socket = net.connect(server.address().port, '127.0.0.1', () => begin(warm));
});
child.on('message', receive);
function begin(some) {
  goal = some; count = sent = 0;
  from = now(); began = cpu();
  send();
}
function send() {
  for (const until = Math.min(goal, sent + burst); sent < until;) {
    sent++;
    child.send(sent === goal || sent % burst === 0 ? 'last' : 'more', socket, { keepOpen: true });
  }
}
function receive(answer) {
  count += answer.count;
  if (count < goal) return send();
  if (!timed) { timed = true; begin(n); return; }
  report({ seconds: now() - from, count, check: count, cpu_main: cpu() - began, cpu_child: answer.cpu });
  child.disconnect();
  socket.destroy();
  server.close();
}
