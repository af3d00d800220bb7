// The child of main.js
process.stdin.pipe(process.stdout);
