// 'ignore' is /dev/null for 0 to 2, and nothing above
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'cat; echo lost >&2; (echo x >&3) 2>/dev/null || echo closed'], { stdio: ['ignore', 'pipe', 'ignore', 'ignore'] });
child.stdout.on('data', (data) => console.log(data.toString().trim()));
child.on('close', (code) => console.log('close', code));
