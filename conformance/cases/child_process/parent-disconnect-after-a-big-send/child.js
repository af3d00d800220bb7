// The child of main.js
let n = 0;
process.on('message', () => { n++; });
process.on('disconnect', () => process.exit(n));
