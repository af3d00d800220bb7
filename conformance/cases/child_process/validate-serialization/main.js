// fork() knows json and advanced, and says so
const { fork } = require('child_process');
const tries = [{ serialization: 'xml' }, { serialization: null }, { serialization: 1 }, { serialization: '' }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
