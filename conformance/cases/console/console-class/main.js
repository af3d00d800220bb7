// A Console writes to the streams it is given
const { Console } = require('console');
class Stream { constructor(name) { this.name = name; } write(text) { process.stdout.write(`${this.name}: ${text}`); } listenerCount() { return 1; } removeListener() {} }
const out = new Stream('out'), err = new Stream('err');
const both = new Console(out, err);
both.log('a'); both.error('b');
const one = new Console({ stdout: out, groupIndentation: 4, inspectOptions: { depth: 0 } });
one.warn('c'); one.group(); one.log({ a: { b: 1 } });
console.log(both instanceof Console, console instanceof Console, console.Console === Console);
for (const options of [{}, { stdout: 5 }, { stdout: out, stderr: {} }, { stdout: out, colorMode: 'x' }, { stdout: out, groupIndentation: -1 }])
  try { new Console(options); } catch (error) { console.log(error.code, error.message.split(' Received')[0]); }
