const { fork } = require('child_process');

if (process.argv.includes('--child')) {
  const events = [];
  const mark = (name) => () => events.push(name);

  setTimeout(mark('timeout'), 0);
  process.nextTick(mark('tick'));
  Promise.resolve().then(mark('promise')).then(mark('promise 2'));
  queueMicrotask(mark('microtask'));
  (async () => {
    events.push('async start');
    await undefined;
    events.push('async end');
  })();
  events.push('sync');

  process.on('beforeExit', () => {
    if (events.length === 0) return;
    process.send(events.splice(0));
    process.disconnect();
  });
} else {
  fork(__filename, ['--child']).on('message', (events) => {
    events.forEach((event, i) => console.log(`${i}`.padStart(2, '0'), event));
  }).on('exit', (code) => console.log(code));
}
