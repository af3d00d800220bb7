// The child of main.js
const way = process.argv[2];
if (way === 'exit') process.exit(3);
if (way === 'exitCode') process.exitCode = 4;
if (way === 'throw') throw new Error('x');
if (way === 'reject') Promise.reject(new Error('x'));
