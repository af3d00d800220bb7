// How fast callbacks follow each other: each one schedules the next, timers in batches of a millisecond. Some go ahead, untimed.
'use strict';
const { order, now, cpu, report } = require('../lib.js');
const { n, warm, what, batch } = order;
let goal = 0, count = 0, pending = 0, from = 0, began = 0, timed = false;
function begin(some) {
  goal = some; count = -1; pending = 1;
  from = now(); began = cpu();
  KINDS[what]();
}
function done() {
  if (timed) report({ seconds: now() - from, count, check: count, cpu_main: cpu() - began });
  else { timed = true; begin(n); }
}
const KINDS = {
  tick() { ++count < goal ? process.nextTick(KINDS.tick) : done(); },
  immediate() { ++count < goal ? setImmediate(KINDS.immediate) : done(); },
  timer() {
    count++;
    if (--pending > 0) return;
    if (count >= goal) return done();
    for (pending = 0; pending < batch; pending++) setTimeout(KINDS.timer, 1);
  },
};
begin(warm);
