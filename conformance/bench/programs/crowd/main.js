// Many children at once: forked, greeted and ended.
'use strict';
const { order, now, cpu, start, report } = require('../lib.js');
let ended = 0, sum = 0;
const from = now(), began = cpu();
for (let number = 0; number < order.n; number++) {
  const child = start(__dirname);
  child.on('message', (message) => { sum += message.length; child.send('goodbye'); });
  child.on('exit', (code) => {
    sum += code === 0;
    if (++ended === order.n) report({ seconds: now() - from, count: ended, check: sum, cpu_main: cpu() - began });
  });
}
