// shell: true, the name of one, or none
const { spawn } = require('child_process');
const forms = [['echo', ['a  b', '$((2 + 3))'], { shell: true }], ['echo $0', { shell: '/bin/sh' }], ['echo', ['$HOME'], { shell: '' }], ['echo', ['$HOME'], { shell: null }], ['echo', [null, undefined, 'x'], { shell: true }]];
function next() {
  if (!forms.length) return;
  const child = spawn(...forms.shift());
  let text = '';
  child.stdout.on('data', (data) => { text += data; });
  child.on('close', (code) => { console.log(code, JSON.stringify(text), child.spawnfile, child.spawnargs); next(); });
}
next();
