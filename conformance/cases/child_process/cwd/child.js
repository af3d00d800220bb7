// The child of main.js
process.send(process.cwd());
