// kill() takes names in any case and numbers; anything else throws, also after the end
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const wrong = ['SIGXYZ', '', -1, NaN, true, null, 100000, {}];
function tryAll() {
  for (const signal of wrong) try { child.kill(signal); } catch (e) { console.log(e.name, e.code, e.message); }
}
tryAll();
child.on('message', () => console.log(child.kill('sigterm'), child.kill(15)));
child.on('exit', (code, signal) => { console.log('exit', code, signal); wrong.length = 1; tryAll(); });
