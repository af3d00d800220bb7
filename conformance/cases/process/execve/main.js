// execve() puts another program in the place of this one: no 'exit', the same process, open output stays
const { spawnSync } = require('child_process');
const pid = process.argv[3];
if (process.argv[2] === 'again') {
  console.log('again', +pid === process.pid, process.env.GIVEN, process.env.KEPT);
} else {
  for (const args of [[1], [process.execPath, 1], [process.execPath, ['a', 1]], [process.execPath, ['a\0b']], [process.execPath, [], 1], [process.execPath, [], { a: 1 }], [process.execPath, [], { a: 'x\0' }]]) {
    try { process.execve(...args); } catch (err) { console.log(err.name, err.code, err.message.replace(process.execPath, 'PATH')); }
  }
  process.on('exit', () => console.log('never'));
  process.env.KEPT = 'no';
  console.log('before');
  process.execve(process.execPath, [process.execPath, process.argv[1], 'again', String(process.pid)], { ...process.env, GIVEN: 'yes', KEPT: '' });
  console.log('never');
}
