// Arguments may be null, left out, or replaced by the options; what is no string becomes one
const { spawn } = require('child_process');
const calls = [['echo'], ['echo', null], ['echo', undefined], ['echo', []], ['echo', {}], ['echo', { argv0: 'x' }, 5], ['echo', ['a', 1, null, undefined, true, [1, 2], {}]]];
function next() {
  if (!calls.length) return;
  const child = spawn(...calls.shift());
  let text = '';
  child.stdout.on('data', (data) => { text += data; });
  child.on('close', () => { console.log(JSON.stringify(text), child.spawnargs); next(); });
}
next();
