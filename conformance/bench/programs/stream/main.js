// Messages one way, from child to parent: from 'go' to the last of them. Some go ahead, untimed.
'use strict';
const { order, payload, now, cpu, start, report } = require('../lib.js');
const { n, warm } = order, { check } = payload;
let count = 0, sum = 0, from = 0, began = 0, seconds = 0, used = 0;
const child = start(__dirname);
child.on('message', warmUp);
child.send('warm');
function warmUp(message) {
  sum += check(message);
  if (++count < warm) return;
  child.off('message', warmUp);
  child.on('message', receive);
  count = sum = 0; from = now(); began = cpu();
  child.send('go');
}
function receive(message) {
  if (count < n) {
    sum += check(message);
    if (++count === n) { seconds = now() - from; used = cpu() - began; child.send('done'); }
  } else {
    report({ seconds, count, check: sum, cpu_main: used, cpu_child: message.cpu });
    child.disconnect();
  }
}
