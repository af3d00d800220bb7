// fork() checks execPath and execArgv
const { fork } = require('child_process');
const tries = [{ execPath: 1 }, { execPath: {} }, { execPath: 'a\0' }, { execArgv: ['a\0'] }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
