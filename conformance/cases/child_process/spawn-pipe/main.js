// pipe() leads one program's output into another
const { spawn } = require('child_process');
const source = spawn('printf', ['c\\na\\nb\\n']);
const sort = spawn('sort');
source.stdout.pipe(sort.stdin);
sort.stdout.setEncoding('utf8');
sort.stdout.on('data', (text) => console.log(JSON.stringify(text)));
sort.on('close', (code) => console.log('close', code));
