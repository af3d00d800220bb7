// send() checks its handle and its options before it sends
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
for (const args of [['x', 'handle'], ['x', {}], ['x', 5], ['x', undefined, null], ['x', undefined, []], ['x', undefined, 'o'], ['x', undefined, 1]]) {
  try {
    child.send(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
child.disconnect();
child.on('exit', (code) => console.log('exit', code));
