// What is given as input; what is false is none
const { spawnSync } = require('child_process');
for (const input of ['text é', Buffer.from('bytes'), new Uint8Array([65, 66]), '', null, undefined, 0, false]) {
  console.log(spawnSync('cat', { input }).stdout);
}
console.log(spawnSync('cat', { input: '4142', encoding: 'hex' }).stdout, spawnSync('cat', { input: 'x', encoding: '' }).stdout);
console.log(spawnSync('cat', { input: 'x', stdio: ['ignore', 'pipe', 'pipe'] }).output);
for (const input of [5, true, {}, []]) {
  try {
    spawnSync('cat', { input });
  } catch (e) {
    console.log(e.code, e.message);
  }
}
