// Output to a file is whole when the program has ended, however large and by whatever end
const { spawnSync } = require('child_process');
const fs = require('fs'), os = require('os'), path = require('path');
if (process.argv[2]) {
  process.stdout.write('x'.repeat(+process.argv[2]));
  if (process.argv[3] === 'exit') process.exit();
} else {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stdout-'));
  const file = path.join(dir, 'output');
  for (const size of ['1', '65537', '3000000']) {
    for (const end of ['end', 'exit']) {
      const fd = fs.openSync(file, 'w');
      const { status } = spawnSync(process.execPath, [process.argv[1], size, end], { stdio: ['ignore', fd, 'inherit'] });
      fs.closeSync(fd);
      console.log(size, end, status, fs.statSync(file).size);
    }
  }
  fs.rmSync(dir, { recursive: true });
}
