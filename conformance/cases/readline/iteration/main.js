// A loop over lines pauses the input where lines wait, and leaves the interface open where it is left early.
const readline = require('readline');
const { once } = require('events');
const { PassThrough, Readable } = require('stream');

const heard = (rl) => {
  for (const event of ['pause', 'resume', 'close']) rl.on(event, () => console.log(event));
  return rl;
};

(async () => {
  const input = new PassThrough();
  const rl = heard(readline.createInterface({ input, output: new PassThrough() }));
  setImmediate(() => input.write('a\nb\nc\n'));
  for await (const line of rl) {
    console.log(line);
    if (line === 'b') break;
  }
  console.log(rl.closed, rl.listenerCount('line'), input.isPaused());
  for await (const line of rl) console.log('not any more', line);
  rl.question('more? ', (answer) => console.log('answer', answer));
  input.write('yes\n');
  rl.close();

  const all = new PassThrough();
  const many = readline.createInterface({ input: all });
  const lines = many[Symbol.asyncIterator]();
  console.log(lines === many[Symbol.asyncIterator]());
  all.end('line\n'.repeat(3000));
  await once(many, 'close');
  console.log(many.paused, all.isPaused());
  let count = 0;
  for await (const line of lines) count += line.length;
  console.log(count, (await lines.next()).done);

  let made = 0;
  const numbers = function* () {
    while (made < 5000) yield `${made++}\n`;
  };
  const slow = readline.createInterface({ input: Readable.from(numbers()) });
  const paused = once(slow, 'pause');
  count = 0;
  for await (const line of slow) {
    if (count === 0) {
      await paused;
      console.log('paused', made < 2000, slow.paused);
    }
    if (count++ !== Number(line)) console.log('lost', line);
  }
  console.log(count, slow.closed);

  const broken = new PassThrough();
  const failing = readline.createInterface({ input: broken });
  setImmediate(() => {
    broken.write('last\n');
    broken.destroy(new Error('torn'));
  });
  try {
    for await (const line of failing) console.log(line);
  } catch (error) {
    console.log(error.message, failing.listenerCount('line'));
  }
})();
