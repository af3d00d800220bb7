// A program is looked up in the PATH of its own environment
const { spawnSync } = require('child_process');
console.log(spawnSync('echo', ['a'], { env: { PATH: '/usr/bin:/bin' } }).status);
console.log(spawnSync('echo', ['a'], { env: { PATH: '/no/such/directory' } }).error.code);
console.log(spawnSync('echo', ['a'], { env: {} }).status);
console.log(spawnSync('./sh', ['-c', 'pwd'], { cwd: '/bin' }).status, spawnSync('bin/sh', ['-c', 'pwd'], { cwd: '/', encoding: 'utf8' }).stdout.trim());
