// A stdin that is paused, or only touched, keeps no process; one that is resumed and paused again neither
const { spawn } = require('child_process');
if (process.argv[2] === 'child') {
  const { stdin } = process;
  switch (process.argv[3]) {
    case 'touched': break;
    case 'resumed and paused': stdin.resume(); setTimeout(() => stdin.pause(), 5); break;
    case 'paused at once': stdin.resume(); stdin.pause(); break;
    case 'again': stdin.resume(); stdin.pause(); stdin.resume(); setImmediate(() => stdin.pause()); break;
  }
  process.on('exit', () => console.log(stdin.isPaused(), stdin.readableFlowing));
} else {
  const next = ([how, ...rest]) => {
    if (!how) return;
    const child = spawn(process.execPath, [process.argv[1], 'child', how], { stdio: ['pipe', 'inherit', 'inherit'] });
    child.on('exit', (code) => { console.log(how, code); next(rest); });
  };
  next(['touched', 'resumed and paused', 'paused at once', 'again']);
}
