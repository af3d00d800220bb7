// fork() checks the module's path
const { fork } = require('child_process');
const tries = [[], [undefined], [null], [1], [true], [{}], [[]], ['a\0b']];
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
