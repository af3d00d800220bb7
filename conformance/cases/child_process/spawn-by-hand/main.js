// ChildProcess used directly: its checks, and a program started with it
const { ChildProcess } = require('child_process');
const wrong = [undefined, null, 5, 'foo', [], {}, { file: 5 }, { file: 'x', args: 5 }, { file: 'x', args: null }, { file: 'x', envPairs: 5, stdio: ['pipe', 'pipe', 'pipe', 'ipc'] }, { file: 5, stdio: 'foo' }];
for (const options of wrong) {
  try {
    new ChildProcess().spawn(options);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
const child = new ChildProcess();
console.log(child.spawn({ file: '/usr/bin/env', args: ['env'], envPairs: ['A=1', 'B=x=y'], stdio: 'pipe' }));
console.log(child.spawnfile, child.spawnargs);
child.stdout.on('data', (data) => console.log(JSON.stringify(data.toString())));
child.on('close', (code) => {
  console.log('close', code);
  const missing = new ChildProcess();
  missing.on('error', (e) => console.log(e.message, e.spawnargs));
  console.log(missing.spawn({ file: '/no/such', args: ['no', 'a'] }));
});
