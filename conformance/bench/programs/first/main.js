// From fork() to the child's first message, one child after the other.
'use strict';
const { order, now, cpu, start, report } = require('../lib.js');
let seconds = 0, done = 0, heard = 0;
const began = cpu();
function next() {
  if (done === order.n) return report({ seconds, count: done, check: heard, cpu_main: cpu() - began });
  const from = now();
  const child = start(__dirname);
  child.once('message', (message) => { seconds += now() - from; heard += message.length; });
  child.once('exit', () => { done++; next(); });
}
next();
