// Messages there and back, a fixed number of them under way at a time. One goes ahead, untimed.
'use strict';
const { order, payload, now, cpu, start, report } = require('../lib.js');
const { n, flight } = order, { check } = payload, message = payload.make(order.size);
let sent = 0, count = 0, sum = 0, from = 0, began = 0, seconds = 0, used = 0;
const child = start(__dirname);
child.send(message);
child.once('message', () => {
  child.on('message', receive);
  from = now(); began = cpu();
  for (; sent < flight; sent++) child.send(message);
});
function receive(answer) {
  if (count === n) {
    report({ seconds, count, check: sum, cpu_main: used, cpu_child: answer.cpu });
    child.disconnect();
    return;
  }
  sum += check(answer);
  if (++count === n) {
    seconds = now() - from; used = cpu() - began;
    child.send('done');
  } else if (sent < n) {
    sent++;
    child.send(message);
  }
}
