// A promisified execFile() gives both outputs, and rejects with them
const { execFile } = require('child_process');
const { promisify } = require('util');
const run = promisify(execFile);
async function main() {
  const { stdout, stderr } = await run('sh', ['-c', 'echo version 1']);
  console.log(stdout.trim(), stderr === '');
  try {
    await run('sh', ['-c', 'echo half; echo bad >&2; exit 6']);
  } catch (e) {
    console.log(e.code, e.stdout.trim(), e.stderr.trim());
  }
}
main();
