// util.promisify(exec) gives a promise of both outputs, which has the child
const { exec } = require('child_process');
const { promisify } = require('util');
async function main() {
  const promise = promisify(exec)('echo out; echo err >&2');
  console.log(promise.child.spawnfile, typeof promise.child.pid);
  const { stdout, stderr } = await promise;
  console.log(stdout.trim(), stderr.trim());
  try {
    await promisify(exec)('echo said; exit 4');
  } catch (e) {
    console.log(Object.keys(e), e.code, JSON.stringify([e.stdout, e.stderr]));
  }
  try {
    promisify(exec)(5);
  } catch (e) {
    console.log('thrown', e.code);
  }
}
main();
