// What is no text is refused; objects are formatted; the names of the module.
const path = require('node:path');

const attempts = [
  () => path.join('a', 5), () => path.resolve('a', null, 'b'), () => path.resolve('a', '/b', 'c'), () => path.normalize(),
  () => path.dirname({}), () => path.basename('a', 5), () => path.basename(undefined, 5), () => path.basename('a', null),
  () => path.extname([]), () => path.isAbsolute(true), () => path.relative('a'), () => path.relative(1, 'b'),
  () => path.parse(1.5), () => path.format('a'), () => path.format(null), () => path.win32.join(Symbol('s')),
  () => path.win32.resolve(false), () => path.toNamespacedPath(5), () => path.win32.toNamespacedPath(5),
  () => path.format({}), () => path.format({ dir: '/a', base: 'b.c' }), () => path.format({ root: '/', name: 'n', ext: 'e' }),
  () => path.format({ root: '/', dir: '/', name: 'n', ext: '.e' }), () => path.format({ dir: 'd', name: 'n' }),
  () => path.win32.format({ dir: 'C:\\d', base: 'b', name: 'ignored' }), () => path.join(), () => path.join('', ''),
  () => path.format(path.parse('/home/user/file.tar.gz')), () => path.join('/a', '..', '..', 'b', './c/'),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(path.sep, path.delimiter, path.win32.sep, path.win32.delimiter);
console.log(path.posix === path, path.win32.posix === path, path.posix.win32 === path.win32);
console.log(require('path/posix') === path, require('path/win32') === path.win32);
console.log(path.resolve() === process.cwd(), path.resolve('') === process.cwd(), path.resolve('x') === process.cwd() + '/x');
