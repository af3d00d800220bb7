// What another child leaves of a stream can be read when it has ended
const { spawn } = require('child_process');
const writer = spawn('sh', ['-c', 'echo first; read go; echo second'], { stdio: ['pipe', 'pipe', 'inherit'] });
const reader = spawn('head', ['-n', '1'], { stdio: [writer.stdout, 'pipe', 'inherit'] });
reader.stdout.on('data', (data) => console.log('reader', data.toString().trim()));
reader.on('close', () => {
  writer.stdout.on('data', (data) => console.log('parent', data.toString().trim()));
  writer.stdout.resume();
  writer.stdin.end('go\n');
});
writer.on('close', (code) => console.log('close', code));
