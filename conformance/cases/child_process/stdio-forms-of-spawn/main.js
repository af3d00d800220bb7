// Which of stdin, stdout and stderr are streams
const { spawn } = require('child_process');
const forms = [undefined, null, '', 0, false, 'pipe', 'overlapped', 'ignore', 'inherit', [], ['ignore'], [0, 1, 2], [-1, 'ignore', -3], ['pipe', null, undefined, null, 'pipe', 'ignore']];
function next() {
  if (!forms.length) return;
  const child = spawn('true', { stdio: forms.shift() });
  console.log(child.stdio.map((stream) => stream !== null), child.stdin === child.stdio[0], child.stdout === child.stdio[1]);
  child.on('close', next);
}
next();
