// Messages there and back, a fixed number of them under way at a time. Some go ahead, untimed.
'use strict';
const { order, payload, now, cpu, start, report } = require('../lib.js');
const { n, warm, flight } = order, { check } = payload, message = payload.make(order.size);
let timed = false, goal = 0, sent = 0, count = 0, sum = 0, from = 0, began = 0, seconds = 0, used = 0;
const child = start(__dirname);
child.on('message', receive);
begin(warm);
function begin(some) {
  goal = some; count = sum = 0;
  from = now(); began = cpu();
  for (sent = 0; sent < Math.min(flight, goal); sent++) child.send(message);
}
function receive(answer) {
  if (timed && count === n) {
    report({ seconds, count, check: sum, cpu_main: used, cpu_child: answer.cpu });
    child.disconnect();
    return;
  }
  sum += check(answer);
  if (++count === goal) {
    if (!timed) { timed = true; begin(n); return; }
    seconds = now() - from; used = cpu() - began;
    child.send('done');
  } else if (sent < goal) {
    sent++;
    child.send(message);
  }
}
