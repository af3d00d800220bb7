// timers/promises: a timer without a reference does not keep the process alive
const tp = require('timers/promises');
tp.setTimeout(5000, 'never', { ref: false }).then(console.log);
tp.setTimeout(5, 'ref').then(console.log);
process.on('exit', (code) => console.log('exit', code));
