// process.exit with something that is no code throws and does not exit
process.on('exit', (code) => console.log('exit', code));
for (const value of ['abc', true, 1.5, {}]) {
  try {
    process.exit(value);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
console.log('still here', process.exitCode);
