// The child of main.js
process.send(process.argv.slice(2));
