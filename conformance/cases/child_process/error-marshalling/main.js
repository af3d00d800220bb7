// A failure in the child is sent as an object and thrown again by the parent
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => {
  try {
    throw Object.assign(new Error(m.message), { code: m.code });
  } catch (e) {
    console.log('caught', e.message, e.code);
  }
});
child.on('exit', (code) => console.log('exit', code));
