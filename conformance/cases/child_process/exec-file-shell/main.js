// execFile() with a shell joins the arguments as they are; argv0 and stdio have no effect
const { execFile } = require('child_process');
const child = execFile('echo', ['$((1 + 1))', 'a   b'], { shell: true }, (error, stdout) => {
  console.log(stdout.trim(), child.spawnargs);
  execFile('sh', ['-c', 'echo $0'], { argv0: 'other', stdio: 'ignore' }, (error, stdout) => console.log(stdout.trim()));
});
