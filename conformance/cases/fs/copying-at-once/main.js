// cp where something is in the way: what cpSync says, and the promise; opendirSync
const fs = require('fs');
const os = require('os');
const path = require('path');
process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), 'case-')));
fs.mkdirSync('a/b', { recursive: true });
fs.mkdirSync('empty');
fs.writeFileSync('a/f', '1');
fs.writeFileSync('g', '2');
fs.mkdirSync('links');
fs.symlinkSync(path.resolve('a'), 'links/l');
fs.mkdirSync('files');
fs.writeFileSync('files/l', '3');
fs.symlinkSync('nowhere', 'broken');
const told = (error) => [error.name, error.code, error.message.replaceAll(process.cwd(), 'HERE'), error.syscall, error.errno, error.path];
(async () => {
  const recursive = true;
  for (const [from, to, options] of [
    ['a', 'a/b/c', { recursive }], ['a', 'a', { recursive }], ['g', 'g', {}], ['a', 'new', {}], ['a', 'g', { recursive }],
    ['a', 'g', {}], ['g', 'a', {}], ['g', 'a/f', { force: false, errorOnExist: true }], ['nope', 'q', {}],
    ['a', 'empty', { recursive, force: false, errorOnExist: true }],
  ]) {
    try {
      fs.cpSync(from, to, options);
      console.log('copied', from, to);
    } catch (error) {
      console.log(from, to, told(error));
    }
    await fs.promises.cp(from, to, options).catch((error) => console.log(from, to, told(error)));
  }
  for (const [from, to, options] of [['links', 'files', { recursive }], ['broken', 'c', { dereference: true }]]) {
    await fs.promises.cp(from, to, options).catch((error) => console.log(from, to, error.code, told(error)[2]));
  }
  console.log(fs.readFileSync('files/l', 'utf8'));
  for (const name of ['nope', 'g']) {
    try {
      fs.opendirSync(name);
    } catch (error) {
      console.log(told(error));
    }
    await fs.promises.opendir(name).catch((error) => console.log(told(error)));
  }
  fs.rmSync(process.cwd(), { recursive });
})();
