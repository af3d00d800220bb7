const { fork } = require('child_process');

const ops = ['hex', 'bits', 'float', 'int', 'math', 'compare', 'text'];
const child = fork(`${__dirname}/ops.js`);
let at = 0;

child.on('message', ([op, ...values]) => {
  if (op !== ops[at]) throw new Error(`${op} out of turn`);
  console.log(op.padEnd(8), ...values);
  at++;
  if (at in ops) child.send(ops[at]);
  else child.disconnect();
});
child.send(ops[at]);
