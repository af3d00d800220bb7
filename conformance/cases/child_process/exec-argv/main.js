// execArgv goes before the script and is seen as process.execArgv
const { fork } = require('child_process');
const flag = process.env.CHILD.endsWith('.js') ? '--no-warnings' : '-B';
const child = fork(process.env.CHILD, ['arg'], { execArgv: [flag] });
child.on('message', (m) => console.log(m[0].length, m[0][0] === flag, m[1]));
child.on('exit', (code) => console.log('exit', code, child.spawnargs.slice(1).map((arg) => arg === flag ? 'FLAG' : arg === process.env.CHILD ? 'CHILD' : arg)));
