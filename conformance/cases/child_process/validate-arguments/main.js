// fork() checks the list of arguments
const { fork } = require('child_process');
const tries = [['x', 1], ['x', 'arg'], ['x', true], ['x', ['a\0b']], ['x', ['a', 'b\0']]];
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
