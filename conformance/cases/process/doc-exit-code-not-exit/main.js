// Bad usage: something is written, the code is set, and the program ends by itself
function usage() {
  process.stdout.write('usage: ...\n'.repeat(3), () => console.log('written'));
}
if (process.argv.length < 3) {
  usage();
  process.exitCode = 1;
}
setImmediate(() => console.log('goes on', process.exitCode));
process.on('exit', (code) => console.log('about to exit with', code));
