// send() without a message, or with one that is no message, throws
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
function f() {}
for (const args of [[], [undefined], [undefined, () => {}], [f]]) {
  try {
    child.send(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
child.disconnect();
child.on('exit', (code) => console.log('exit', code));
