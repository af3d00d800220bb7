// The child of main.js
process.stdin.pause();
setImmediate(() => {
  process.stdin.pipe(process.stdout);
  process.stdin.resume();
});
