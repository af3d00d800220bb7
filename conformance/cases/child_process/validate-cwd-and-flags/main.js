// fork() checks cwd and the boolean options
const { fork } = require('child_process');
const tries = [{ cwd: 1 }, { cwd: {} }, { cwd: 'a\0' }, { detached: 1 }, { detached: 'yes' }, { windowsHide: 0 }, { windowsVerbatimArguments: {} }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
