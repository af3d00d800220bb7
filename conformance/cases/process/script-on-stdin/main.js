// A script may come on stdin; what it starts does not read it
const { spawn } = require('child_process');
const script = "const { execSync } = require('child_process'); console.log(execSync('echo inner').toString().trim(), process.argv.length);";
const child = spawn(process.execPath, ['-'], { stdio: ['pipe', 'inherit', 'inherit'] });
child.on('close', (code) => console.log('close', code));
child.stdin.end(script);
