// Lines of a stream, however its chunks are cut; questions; iteration; what is closed.
const readline = require('readline');
const { PassThrough, Readable } = require('stream');

const lines = (chunks) => new Promise((resolve) => {
  const found = [];
  const rl = readline.createInterface({ input: Readable.from(chunks), crlfDelay: Infinity });
  rl.on('line', (line) => found.push(line));
  rl.on('close', () => resolve(found));
});

(async () => {
  console.log(await lines(['a\nb', 'c\n', 'last']), await lines(['x\r', '\ny\r\nz\r', 'w\n\n']), await lines([Buffer.from([0xe2, 0x82]), Buffer.from([0xac, 10])]));
  console.log(await lines(['u\u2028v\u2029w']), await lines([]), await lines(['\n']));

  const input = new PassThrough();
  const output = new PassThrough();
  output.setEncoding('utf8');
  const rl = readline.createInterface({ input, output, prompt: 'then> ' });
  rl.setPrompt('now> ', 5);
  for (const event of ['line', 'pause', 'resume', 'close']) rl.on(event, (line) => console.log(event, line));
  console.log(rl.terminal, rl.getPrompt(), rl.line, rl.closed);
  rl.prompt();
  rl.question('name? ', (name) => {
    console.log('answer', name, rl.getPrompt());
    rl.question('age? ', { signal: new AbortController().signal }, (age) => {
      console.log('answer', age);
      rl.pause();
      rl.pause();
      rl.resume();
      rl.write('written\n');
      rl.close();
      rl.close();
      console.log(output.read(), rl.closed, input.listenerCount('data'), input.isPaused());
      for (const attempt of [() => rl.question('x', () => {}), () => rl.prompt(), () => rl.pause(), () => rl.resume(), () => rl.write('x')]) {
        try {
          attempt();
          console.log('no error');
        } catch (error) {
          console.log(error.name, error.code, error.message);
        }
      }
      setImmediate(iterate);
    });
  });
  const iterate = async () => {
    const found = [];
    for await (const line of readline.createInterface({ input: Readable.from(['1\n2\n3\n4']) })) found.push(line);
    for await (const line of readline.createInterface({ input: Readable.from(['5\n6\n']) })) {
      found.push(line);
      break;
    }
    console.log(found);
    const asked = require('readline/promises').createInterface({ input: new PassThrough(), output });
    const promise = asked.question('sure? ');
    asked.write('yes\nand\n');
    console.log(await promise, output.read());
    const controller = new AbortController();
    const aborted = asked.question('again? ', { signal: controller.signal });
    controller.abort();
    console.log(await aborted.catch((error) => [error.name, error.code, error.message]));
    asked.close();
    console.log(await asked.question('late? ').catch((error) => [error.code, error.message]));
    console.log(readline.promises === require('readline/promises'));
  };
  input.write('Ada\n36\nmore\n');
})();
