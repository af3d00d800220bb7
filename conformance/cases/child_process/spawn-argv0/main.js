// argv0 is what the program sees as its name, in a shell too
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'echo $0'], { argv0: 'other' });
child.stdout.on('data', (data) => console.log(data.toString().trim(), child.spawnfile, child.spawnargs));
child.on('close', () => {
  const shell = spawn('echo $0', { argv0: 'shellname', shell: true });
  shell.stdout.on('data', (data) => console.log(data.toString().trim(), shell.spawnfile, shell.spawnargs));
});
