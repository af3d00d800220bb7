// What a command writes to stderr is passed on, unless stdio is given
const { execSync, execFileSync } = require('child_process');
execSync('echo one >&2');
execSync('echo two >&2', { stdio: 'pipe' });
execFileSync('sh', ['-c', 'echo three >&2'], { encoding: 'utf8' });
try {
  execSync('echo four >&2; exit 1');
} catch (e) {
  console.log(e.status);
}
