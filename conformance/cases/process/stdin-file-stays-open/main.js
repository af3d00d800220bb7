// a file and /dev/null stay open at their end, where a pipe is closed
const { spawn } = require('child_process');
const fs = require('fs');
if (process.argv[2]) {
  let length = 0;
  process.stdin.on('data', (chunk) => { length += chunk.length; });
  process.stdin.on('end', () => console.log('end', length > 0));
  process.stdin.on('close', () => console.log('close'));
  process.on('exit', () => console.log(process.stdin.destroyed, process.stdin.readableEnded));
} else {
  const runs = [['pipe', 'pipe'], ['ignore', 'ignore'], ['file', fs.openSync(process.argv[1])]];
  const next = () => {
    if (runs.length === 0) return;
    const [name, input] = runs.shift();
    const child = spawn(process.execPath, [process.argv[1], 'reads'], { stdio: [input, 'inherit', 'inherit'] });
    if (name === 'pipe') child.stdin.end('a text');
    child.on('close', (code) => { console.log(name, code); next(); });
  };
  next();
}
