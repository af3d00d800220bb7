// timeout of spawnSync(): what was said until then, the signal, ETIMEDOUT
const { spawnSync } = require('child_process');
const result = spawnSync('sh', ['-c', 'echo a; exec sleep 5'], { timeout: 200, encoding: 'utf8' });
console.log(...Object.keys(result), result.status, result.signal, result.output);
console.log(result.error.code, result.error.errno, result.error.message, result.error.path, result.error.spawnargs);
console.log(spawnSync('sleep', ['5'], { timeout: 50, killSignal: 'SIGINT' }).signal, spawnSync('sleep', ['5'], { timeout: 50, killSignal: 9 }).signal);
console.log(spawnSync('sh', ['-c', 'trap "exit 7" TERM; while :; do sleep 0.05; done'], { timeout: 200 }).status);
