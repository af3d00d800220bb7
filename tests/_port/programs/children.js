// Programs in texts, which Python runs.
const { spawn, exec, execFile, spawnSync, execFileSync } = require('child_process');
const child = spawn(process.execPath, ['-e', 'console.log("from child", process.argv.length, [1,2].map(x => x * 2)); process.exitCode = 3;']);
let out = '';
child.stdout.on('data', (d) => { out += d; });
child.on('close', (code, signal) => {
  console.log(out.trim(), code, signal);
  const r = spawnSync(process.execPath, ['-e', `
    process.stdin.setEncoding('utf8');
    let s = '';
    process.stdin.on('data', (c) => s += c);
    process.stdin.on('end', () => { console.log(s.toUpperCase(), s.length); process.stderr.write('warn\\n'); });
  `], { input: 'hello' });
  console.log(r.status, r.stdout.toString().trim(), r.stderr.toString().trim());
  execFile(process.execPath, ['-e', 'throw new Error("bad")'], (err, stdout, stderr) => {
    console.log(err.code, err.killed, stderr.includes('bad'), stdout === '');
    exec('echo $GREETING; exit 2', { env: { ...process.env, GREETING: 'hej' } }, (e, so) => {
      console.log(e.code, so.trim(), e.cmd);
      console.log(execFileSync(process.execPath, ['-p', '1 + 1']).toString().trim());
      const t = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], { stdio: ['ignore', 'pipe', 'inherit'] });
      t.stdout.once('data', () => t.kill());
      t.on('exit', (c, s) => console.log('killed', c, s));
    });
  });
});
