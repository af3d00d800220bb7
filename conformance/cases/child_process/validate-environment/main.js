// fork() checks the values of env for NULs
const { fork } = require('child_process');
const tries = [{ env: { A: 'x\0y' } }, { env: { A: 1, B: '\0' } }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
