// maxBuffer of spawnSync() is for all output together; nothing that was read is cut off; 0 and null are no limit
const { spawnSync } = require('child_process');
for (const maxBuffer of [4, 3, 0, null, undefined, Infinity]) {
  const result = spawnSync('sh', ['-c', 'printf aa; sleep 0.05; printf bb >&2; sleep 0.1'], { maxBuffer, encoding: 'utf8' });
  console.log(maxBuffer, result.error && [result.error.code, result.error.errno, result.error.message], result.status, result.signal, result.output);
}
