// What execSync() throws for a failed command
const { execSync, execFileSync } = require('child_process');
const calls = [() => execSync('echo out; echo oops >&2; exit 9', { stdio: 'pipe', encoding: 'utf8' }), () => execSync('exit 3', { stdio: 'pipe' }), () => execSync('kill -9 $$', { stdio: 'pipe' }), () => execFileSync('sh', ['-c', 'exit 4'], { argv0: 'shell' }), () => execFileSync('false', ['a', null, 'b'])];
for (const call of calls) {
  try {
    call();
  } catch (e) {
    console.log(e.name, JSON.stringify(e.message), Object.keys(e), e.status, e.signal, e.output, e.pid > 0);
    console.log(e.stdout === e.output[1], e.stderr === e.output[2], 'code' in e);
  }
}
