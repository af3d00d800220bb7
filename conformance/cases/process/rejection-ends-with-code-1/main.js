// An unhandled rejection without any listener ends the process with code 1
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 5000);
async function main() {
  await null;
  throw new Error('rejected');
}
main();
console.log('sync');
