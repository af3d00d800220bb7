// The fields of a child, in their order, at once and at its end.
const { spawn } = require('child_process');
const fields = (child) => Object.keys(child).filter((name) => !name.startsWith('_')).join();
const child = spawn('sh', ['-c', 'exit 5']);
console.log(fields(child));
child.on('close', () => console.log(fields(child), Object.entries(child).find(([name]) => name === 'exitCode')[1]));
const failed = spawn('no-such-program');
failed.on('error', () => console.log(fields(failed)));
