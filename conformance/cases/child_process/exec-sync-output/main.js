// execSync() and execFileSync() return what was written to stdout
const { execSync, execFileSync } = require('child_process');
console.log(execSync('echo a'), execSync('echo a', { encoding: 'utf8' }), execSync('echo a', { stdio: 'ignore' }));
console.log(execFileSync('echo', ['$HOME', 1], { encoding: 'utf8' }), execFileSync('echo', { argv0: 'x' }), execFileSync('echo', () => {}));
console.log(execSync('cat', { input: 'from input' }).toString(), execSync('echo $0', { shell: '/bin/sh' }).toString());
for (const options of [null, 5, 'text', undefined]) console.log(execSync('echo b', options).toString());
