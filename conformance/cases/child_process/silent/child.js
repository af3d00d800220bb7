// The child of main.js
process.send('hello');
setTimeout(() => {
  process.stdout.write('out 1\nout 2\n');
  process.stderr.write('err 1\n');
}, 50);
