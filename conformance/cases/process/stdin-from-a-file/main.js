// stdin may be a file, which is read to its end or left to a child that inherits it
const { spawn } = require('child_process');
const fs = require('fs'), os = require('os'), path = require('path');
if (process.argv[2] === 'reads') {
  let text = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk) => { text += chunk; });
  process.stdin.on('end', () => console.log(text.length, text.slice(0, 10), process.stdin.isTTY));
} else if (process.argv[2] === 'leaves') {
  process.stdin;
  spawn('sh', [], { stdio: ['inherit', 'inherit', 'inherit'] }).on('close', (code) => console.log('sh', code));
} else {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stdin-'));
  const file = path.join(dir, 'input');
  const run = (how, text, next) => {
    fs.writeFileSync(file, text);
    const fd = fs.openSync(file);
    const child = spawn(process.execPath, [process.argv[1], how], { stdio: [fd, 'inherit', 'inherit'] });
    fs.closeSync(fd);
    child.on('close', (code) => { console.log(how, code); next(); });
  };
  run('reads', 'a line of text\n'.repeat(20000), () => run('leaves', 'echo hello\n', () => fs.rmSync(dir, { recursive: true })));
}
