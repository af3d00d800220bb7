// Works alone and as a child: node main.js, or forked by itself.
const { fork } = require('child_process');

function report(line) {
  if (process.send) process.send({ line });
  else console.log(line);
}

function work(name) {
  let i = 3;
  do {
    report(`${name}: ${i}`);
  } while (--i);
  report(`${name}: lift off`);
}

if (process.env.FORKED) {
  work('child');
  process.disconnect?.();
} else {
  work('alone');
  const child = fork(__filename, { env: { ...process.env, FORKED: '1' } });
  child.on('message', (m) => console.log('from child |', m.line));
  child.on('exit', () => {
    process.send?.('not said');
    console.log('connected', process.connected, typeof process.send, 'channel', process.channel === undefined);
  });
}
