// Sends the messages, in bursts: the next begins when the last message of one is written. A burst of 0 is all of them.
'use strict';
const { order, payload, cpu } = require('../lib.js');
const { n } = order, burst = order.burst || n, message = payload.make(order.size);
let sent = 0, began = 0;
function more() {
  const end = Math.min(sent + burst, n) - 1;
  for (; sent < end; sent++) process.send(message);
  sent++;
  process.send(message, sent < n ? more : () => {});
}
const ORDERS = {
  warm: () => process.send(message),
  go: () => { began = cpu(); more(); },
  done: () => process.send({ cpu: cpu() - began }), // all has arrived: nothing is left to be counted
};
process.on('message', (text) => ORDERS[text]());
