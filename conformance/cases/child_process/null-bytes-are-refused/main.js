// A NUL in a command, a file, an argument, a directory or a variable is refused by every function
const cp = require('child_process');
const refused = (f) => {
  try { f(); console.log('taken'); } catch (err) { console.log(err.name, err.code, err.message.split('. Received')[0]); }
};
for (const name of ['exec', 'execSync', 'execFile', 'execFileSync', 'spawn', 'spawnSync', 'fork']) {
  console.log(name);
  refused(() => cp[name]('a\0b'));
  for (const options of [{ cwd: 'a\0b' }, { env: { A: 'a\0b' } }, { argv0: 'a\0b' }, { shell: 'a\0b' }]) {
    if (!/^exec(Sync)?$|fork/.test(name) || 'cwd' in options || 'env' in options) refused(() => cp[name]('x.js', options));
  }
  if (!/^exec(Sync)?$/.test(name)) refused(() => cp[name]('x.js', ['a', 'b\0c']));
}
