// The arguments may be left out, null or undefined; items become strings
const { fork } = require('child_process');
const forms = [[], [null], [undefined], [[]], [['x', 1, true, null]], [{ env: { ...process.env, FORM: 'options' } }], [null, { env: { ...process.env, FORM: 'both' } }]];
function next() {
  if (!forms.length) return;
  const child = fork(process.env.CHILD, ...forms.shift());
  child.on('message', (m) => console.log(m));
  child.on('exit', next);
}
next();
