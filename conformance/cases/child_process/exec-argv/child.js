// The child of main.js
process.send([process.execArgv, process.argv.slice(2)]);
