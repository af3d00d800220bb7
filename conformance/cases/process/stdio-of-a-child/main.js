// A child started with pipes may look at its own streams and hand them on
const { spawnSync } = require('child_process');
if (process.argv[2] === 'inner') {
  process.stdin; process.stdout; process.stderr;
  console.log('inner', process.stdout.fd, process.stderr.fd);
} else if (process.argv[2] === 'outer') {
  process.stdin; process.stdout; process.stderr;
  const { status, stdout } = spawnSync(process.execPath, [process.argv[1], 'inner'], { stdio: ['pipe', 'pipe', 'inherit'] });
  console.log('outer', status, stdout.toString().trim());
} else {
  for (let i = 0; i < 2; i++) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1], 'outer'], { encoding: 'utf8' });
    console.log(status, stdout.trim(), stderr.length);
  }
}
