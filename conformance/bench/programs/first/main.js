// From fork() to the child's first message, one child after the other. Some go ahead, untimed.
'use strict';
const { order, now, cpu, start, report } = require('../lib.js');
let seconds = 0, done = -order.warm, heard = 0, began = cpu();
function next() {
  if (done === order.n) return report({ seconds, count: done, check: heard, cpu_main: cpu() - began });
  const from = now();
  const child = start(__dirname);
  child.once('message', (message) => {
    if (done < 0) return;
    seconds += now() - from; heard += message.length;
  });
  child.once('exit', () => {
    if (++done === 0) began = cpu();
    next();
  });
}
next();
