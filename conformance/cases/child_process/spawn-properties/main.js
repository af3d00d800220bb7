// What a child knows of itself, before and after
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'exit 5'], { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] });
const look = () => console.log(child.connected, child.exitCode, child.signalCode, child.killed, typeof child.pid);
look();
console.log(child.spawnfile, child.spawnargs, child.stdio.map((s) => s !== null), child.stdin === child.stdio[0], child.stdout, child.stderr);
console.log(typeof child.send, typeof child.disconnect, child.stdin.writable, child.stdio[3].readable);
child.on('exit', look);
child.on('close', look);
