// argv holds the interpreter, the script and the arguments unchanged
const path = require('path');
console.log(process.argv.slice(2), process.argv.length);
console.log(process.argv[0] === process.execPath, path.isAbsolute(process.argv[1]));
console.log(path.basename(process.argv[1]).replace(/\..*/, ''), process.execArgv);
