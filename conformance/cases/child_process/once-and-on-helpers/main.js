// events.once and events.on wait for messages and exits
const { fork } = require('child_process');
const { once, on } = require('events');
async function main() {
  const child = fork(process.env.CHILD);
  const [ready] = await once(child, 'message');
  console.log(ready);
  child.send(3);
  for await (const [m] of on(child, 'message')) {
    console.log(m);
    if (m === 0) break;
  }
  child.send('stop');
  console.log(await once(child, 'exit'));
}
main();
