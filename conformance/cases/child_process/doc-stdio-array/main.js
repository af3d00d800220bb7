// The arrays of stdio: a descriptor of our own, a stream of our own, and a fifth pipe that is opened
const { spawn } = require('child_process');
const a = spawn('sh', ['-c', 'echo a'], { stdio: [0, 'pipe', 2] });
console.log(a.stdin, a.stdout !== null, a.stderr, a.stdio.length, a.stdio[1] === a.stdout);
a.on('close', () => {
  const b = spawn('sh', ['-c', 'echo b'], { stdio: ['ignore', process.stdout, process.stderr] });
  b.on('close', () => {
    const c = spawn('sh', ['-c', 'echo started >&4'], { stdio: ['pipe', null, null, null, 'pipe'] });
    console.log(c.stdio.map((s) => s !== null), c.stdin === c.stdio[0], c.stderr === c.stdio[2]);
    c.stdio[4].on('data', (data) => console.log('4:', data.toString().trim()));
  });
});
a.stdout.on('data', (data) => console.log(data.toString().trim()));
