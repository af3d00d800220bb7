// A current directory that is gone: cwd() says so and what to do, chdir() leaves it
const fs = require('fs'), os = require('os'), path = require('path');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'gone-'));
process.chdir(dir);
fs.rmdirSync(dir);
try { process.cwd(); } catch (err) { console.log(err.name, err.code, err.syscall, err.errno, err.message); }
process.chdir('/');
console.log(process.cwd());
