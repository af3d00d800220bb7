// Which of stdin, stdout and stderr are streams, for the forms stdio may have
const { fork } = require('child_process');
const forms = ['pipe', 'ignore', 'inherit', ['pipe', 'ignore', 'inherit', 'ipc'], ['ignore', 'pipe', 'pipe', 'ipc'], [0, 1, 2, 'ipc'], [undefined, null, 'ignore', 'ipc'], ['ignore', 'ignore', 'ignore', 'pipe', 'ipc']];
function next() {
  if (!forms.length) return;
  const child = fork(process.env.CHILD, [], { stdio: forms.shift() });
  console.log(child.stdio.map((stream) => stream !== null), child.stdin === child.stdio[0], child.stderr === child.stdio[2]);
  child.on('message', (m) => console.log(m));
  child.on('exit', next);
}
next();
