// fork() checks uid, gid and argv0
const { fork } = require('child_process');
const tries = [{ uid: '0' }, { uid: 1.5 }, { uid: 2 ** 32 }, { gid: NaN }, { gid: true }, { argv0: 1 }, { argv0: 'a\0' }].map((options) => ['x', [], options]);
for (const args of tries) {
  try {
    fork(...args);
    console.log('accepted');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
