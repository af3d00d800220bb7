// fork() checks the forms of stdio
const { fork } = require('child_process');
const tries = [{ stdio: 'foo' }, { stdio: 'ipc' }, { stdio: ['pipe', 'pipe', 'pipe'] }, { stdio: ['ipc', 'ipc'] }, { stdio: ['foo', 'ipc'] }, { stdio: [{}, 'ipc'] }, { stdio: [true, 'ipc'] }, { stdio: [] }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
