// what standard output is: a pipe, a file, a device
const { spawn } = require('child_process');
const fs = require('fs'), os = require('os'), path = require('path');
if (process.argv[2]) {
  console.error(process.stdout._type, process.stdout.isTTY, process.stdout.fd);
} else {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
  const runs = [['pipe', 'pipe'], ['ignore', 'ignore'], ['file', fs.openSync(path.join(directory, 'out'), 'w')]];
  const next = () => {
    if (runs.length === 0) return fs.rmSync(directory, { recursive: true });
    const [name, output] = runs.shift();
    const child = spawn(process.execPath, [process.argv[1], 'tells'], { stdio: ['ignore', output, 'pipe'] });
    child.stderr.on('data', (text) => console.log(name, String(text).trim()));
    child.on('close', next);
  };
  next();
}
