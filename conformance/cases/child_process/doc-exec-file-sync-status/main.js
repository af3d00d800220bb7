// What is caught from execFileSync(): no program, and a program that fails
const { execFileSync } = require('child_process');
for (const [file, args] of [['sh', ['-c', 'echo fine']], ['sh', ['-c', 'echo out; echo bad >&2; exit 5']], ['/no/such/program', []]]) {
  try {
    console.log(execFileSync(file, args, { stdio: 'pipe', encoding: 'utf8' }).trim());
  } catch (err) {
    if (err.code) {
      console.log('could not start', err.code);
    } else {
      const { stdout, stderr } = err;
      console.log('failed', err.status, stdout.trim(), stderr.trim());
    }
  }
}
