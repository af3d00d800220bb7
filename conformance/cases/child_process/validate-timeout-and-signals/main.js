// fork() checks timeout, signal and killSignal
const { fork } = require('child_process');
const tries = [{ timeout: -1 }, { timeout: 1.5 }, { timeout: '1' }, { timeout: Infinity }, { signal: null }, { signal: 1 }, { signal: {} }, { killSignal: {} }, { killSignal: true }, { killSignal: 'SIGXYZ' }, { killSignal: -1 }, { killSignal: 999 }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
