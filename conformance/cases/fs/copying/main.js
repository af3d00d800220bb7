// cp: what is refused before anything is copied, and filters, which may give promises
const fs = require('fs');
const os = require('os');
const path = require('path');
process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), 'case-')));
fs.mkdirSync('a/b', { recursive: true });
fs.mkdirSync('empty');
fs.writeFileSync('a/f', '1');
fs.writeFileSync('g', '2');
(async () => {
  const recursive = true;
  for (const [from, to, options] of [
    ['a', 'a/b/c', { recursive }], ['a', 'a', { recursive }], ['g', 'g', {}], ['a', 'ab', { recursive }], ['a', 'empty', {}],
    ['a', 'g', { recursive }], ['g', 'a', {}], ['g', 'a/f', { force: false, errorOnExist: true }], ['nope', 'q', {}],
    ['g', 'new/deep/file', {}],
  ]) {
    try {
      await fs.promises.cp(from, to, options);
      console.log(from, to, fs.existsSync(to));
    } catch (err) {
      console.log(from, to, err.name, err.code, err.message);
    }
  }
  const isWanted = (from) => !from.endsWith('f');
  await fs.promises.cp('a', 'c', { recursive, filter: async (from) => { await null; return isWanted(from); } });
  console.log(fs.readdirSync('c').join());
  fs.cpSync('a', 'd', { recursive, filter: isWanted });
  console.log(fs.readdirSync('d').join());
  try { fs.cpSync('a', 'z', { recursive, filter: async () => true }); } catch (err) { console.log(err.code, err.message); }
  try { await fs.promises.cp('a', 'z', { recursive, filter: () => { throw new Error('of the filter'); } }); } catch (err) { console.log(err.message); }
  fs.cp('a', 'e', { recursive, filter: (from, to) => to !== path.join('e', 'b') }, (err) => {
    console.log(err, fs.readdirSync('e').join());
    fs.rmSync(process.cwd(), { recursive });
  });
})();
