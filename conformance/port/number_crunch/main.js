const { fork } = require('child_process');
const assert = require('assert');

const ops = ['hex', 'bits', 'float', 'int', 'math', 'compare', 'text'];
const child = fork(`${__dirname}/ops.js`);
let at = 0;

child.on('message', ([op, ...values]) => {
  assert.strictEqual(op, ops[at]);
  console.log(op.padEnd(8), ...values);
  at++;
  if (at in ops) child.send(ops[at]);
  else child.disconnect();
});
child.send(ops[at]);
