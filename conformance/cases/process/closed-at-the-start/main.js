// A program whose output or input was closed before it began starts, and its streams do no harm
const { spawn } = require('child_process');
if (process.argv[2] === 'child') {
  console.log('lost');
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  process.stdin.on('error', () => {}).on('end', () => {}).resume();
  process.stderr.write('lost');
} else {
  const next = ([how, ...rest]) => {
    if (how === undefined) return;
    const child = spawn('sh', ['-c', `"$0" "$1" child ${how}`, process.execPath, process.argv[1]], { stdio: ['ignore', 'ignore', 'ignore'] });
    child.on('exit', (code, signal) => { console.log(how, code, signal); next(rest); });
  };
  next(['1>&- 2>&-', '0<&-', '0<&- 1>&- 2>&-']);
}
