// execSync() and execFileSync() check the command, then what spawnSync() checks
const { execSync, execFileSync } = require('child_process');
const f = () => {};
for (const call of [() => execSync(5), () => execSync('a\0'), () => execSync(''), () => execSync('x', { timeout: -1 }), () => execSync('x', { stdio: ['ipc'] }), () => execFileSync(5), () => execFileSync('x', 5), () => execFileSync('x', [], 5), () => execFileSync('x', [], f), () => execFileSync('x', {}, 5), () => execFileSync('x', [], { argv0: 5 }), () => execFileSync('x', [], { maxBuffer: 'a' })]) {
  try {
    call();
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
