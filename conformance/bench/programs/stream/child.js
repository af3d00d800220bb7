// Sends the messages, in bursts: the next begins when the last message of one is written. A burst of 0 is all of them.
// Those that warm both sides up leave in the same way.
'use strict';
const { order, payload, cpu } = require('../lib.js');
const { n, warm } = order, message = payload.make(order.size);
let goal = 0, burst = 0, sent = 0, began = 0;
function begin(count) { goal = count; burst = order.burst || count; sent = 0; more(); }
function more() {
  const end = Math.min(sent + burst, goal) - 1;
  for (; sent < end; sent++) process.send(message);
  sent++;
  process.send(message, sent < goal ? more : () => {});
}
const ORDERS = {
  warm: () => begin(warm),
  go: () => { began = cpu(); begin(n); },
  done: () => process.send({ cpu: cpu() - began }), // all has arrived: nothing is left to be counted
};
process.on('message', (text) => ORDERS[text]());
