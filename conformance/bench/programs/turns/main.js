// How fast callbacks follow each other: each one schedules the next, timers in batches of a millisecond.
'use strict';
const { order, now, cpu, report } = require('../lib.js');
const { n, what, batch } = order;
let count = -1, pending = 1;
const from = now(), began = cpu();
const done = () => report({ seconds: now() - from, count, check: count, cpu_main: cpu() - began });
const KINDS = {
  tick() { ++count < n ? process.nextTick(KINDS.tick) : done(); },
  immediate() { ++count < n ? setImmediate(KINDS.immediate) : done(); },
  timer() {
    count++;
    if (--pending > 0) return;
    if (count >= n) return done();
    for (pending = 0; pending < batch; pending++) setTimeout(KINDS.timer, 1);
  },
};
KINDS[what]();
