// 'spawn' comes before any tick queued after spawn(); data before the end, the end before 'close'
const { spawn } = require('child_process');
const child = spawn('echo', ['x']);
child.on('spawn', () => console.log('spawn'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
child.stdout.on('data', () => console.log('data'));
child.stdout.on('end', () => console.log('end'));
child.on('close', () => console.log('close'));
console.log('sync');
