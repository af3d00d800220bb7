// Sends the messages, in bursts: the next begins when the last message of one is written.
'use strict';
const { order, payload, cpu } = require('../lib.js');
const { n, burst } = order, message = payload.make(order.size);
let sent = 0, began = 0, used = 0;
function more() {
  const end = Math.min(sent + burst, n) - 1;
  for (; sent < end; sent++) process.send(message);
  sent++;
  process.send(message, sent < n ? more : () => { used = cpu() - began; });
}
const ORDERS = {
  warm: () => process.send(message),
  go: () => { began = cpu(); more(); },
  done: () => process.send({ cpu: used }),
};
process.on('message', (text) => ORDERS[text]());
