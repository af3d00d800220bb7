// fork() checks that options are an object
const { fork } = require('child_process');
const tries = [['x', [], 1], ['x', [], 'o'], ['x', [], true], ['x', [], []]];
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
