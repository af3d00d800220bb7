// What is wrong with arguments is said before anything is done, by the functions with callbacks too.
const fs = require('fs');

const nothing = () => {};
const attempts = [
  () => fs.readFileSync(), () => fs.readFileSync({}), () => fs.readFileSync('a\0b'), () => fs.readFileSync('x', 'nope'),
  () => fs.readFileSync('x', 5), () => fs.readFileSync('x', { flag: 'zz' }), () => fs.readFileSync('x', { encoding: 'zz' }),
  () => fs.writeFileSync('x', 5), () => fs.writeFileSync('x', null), () => fs.writeFileSync('x'), () => fs.writeFileSync('x', {}),
  () => fs.writeFileSync('x', 'y', { mode: 'zz' }), () => fs.writeFileSync('x', 'y', { flush: 1 }), () => fs.writeFileSync(1.5, 'y'),
  () => fs.openSync('x', 'zz'), () => fs.openSync('x', 'r', -1), () => fs.openSync('x', 'r', {}), () => fs.openSync(5),
  () => fs.closeSync(), () => fs.closeSync('x'), () => fs.closeSync(-1), () => fs.closeSync(1.5),
  () => fs.mkdirSync('x', { recursive: 1 }), () => fs.mkdirSync('x', 'zz'), () => fs.mkdirSync(null),
  () => fs.rmSync(5), () => fs.rmSync('x', { recursive: 'y' }), () => fs.rmSync('x', { maxRetries: -1 }),
  () => fs.accessSync('x', 8), () => fs.accessSync('x', 'r'), () => fs.accessSync(undefined, 'r'),
  () => fs.chmodSync('x'), () => fs.chmodSync('x', '9'), () => fs.chownSync('x', 'a'), () => fs.utimesSync('x', {}, 5),
  () => fs.renameSync('a'), () => fs.renameSync(5, 5), () => fs.copyFileSync('a', 5), () => fs.copyFileSync('a', 'b', 9),
  () => fs.linkSync('a'), () => fs.symlinkSync('a', 'b', 'c'), () => fs.symlinkSync(5, 'b'), () => fs.truncateSync('a', 'b'),
  () => fs.readSync(0, 'x'), () => fs.readSync('x'), () => fs.readSync(0, Buffer.alloc(4), 2, 4), () => fs.readSync(0, Buffer.alloc(4), -1),
  () => fs.writeSync(1, 5), () => fs.writeSync(1, Buffer.alloc(4), 5), () => fs.writeSync(1, Buffer.alloc(4), 1, 4), () => fs.writeSync(),
  () => fs.mkdtempSync(5), () => fs.readdirSync('x', { recursive: 1 }), () => fs.readdirSync('x', 'zz'), () => fs.cpSync('a', 'b', 5),
  () => fs.cpSync('a', 'b', { recursive: 1 }), () => fs.cpSync('a', 'b', { filter: 1 }), () => fs.existsSync(),
  () => fs.readFile('x'), () => fs.readFile(5.5, nothing), () => fs.readFile('x', 'zz', nothing), () => fs.stat('x'), () => fs.stat(5, nothing),
  () => fs.access(5), () => fs.access('x'), () => fs.mkdir('x'), () => fs.open('x', 'r'), () => fs.open(5, 'r'), () => fs.unlink('x'),
  () => fs.writeFile('x', 'y'), () => fs.writeFile('x', 5, nothing), () => fs.rename('a', 'b'), () => fs.rename(5, 'b', nothing),
  () => fs.exists('x'), () => fs.createReadStream(5), () => fs.createReadStream('x', { start: 5, end: 2 }), () => fs.createReadStream('x', { start: 'a' }),
  () => fs.createReadStream('x', 'zz'), () => fs.createWriteStream(null), () => fs.createWriteStream('x', { flush: 5 }), () => fs.createReadStream('x', { fd: 'a' }),
  () => fs.watchFile('x'), () => fs.watchFile(5, nothing), () => fs.watch(5), () => fs.watch('/no/such/thing'), () => fs.watch('x', 'zz'),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
(async () => {
  for (const attempt of [() => fs.promises.readFile(5.5), () => fs.promises.mkdir('x', { recursive: 1 }), () => fs.promises.open('x', 'zz')]) {
    const promise = attempt();
    console.log(await promise.catch((error) => [error.code, error.message]));
  }
})();
