// The synchronous functions on files and directories, and what the system refuses.
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
const at = (name) => path.join(root, name);
const short = (text) => String(text).replaceAll(root, 'ROOT');
const attempt = (label, run) => {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, error.name, error.code, error.errno, error.syscall, short(error.path), short(error.dest), short(error.message));
  }
};

fs.writeFileSync(at('a.txt'), 'first line\nzwölf\n');
fs.appendFileSync(at('a.txt'), Buffer.from('more'));
for (const encoding of ['utf8', 'latin1', 'hex', 'base64', 'ascii']) {
  console.log(encoding, fs.readFileSync(at('a.txt'), encoding).slice(0, 24));
}
console.log(fs.readFileSync(at('a.txt')).length, fs.readFileSync(at('a.txt'), { encoding: 'utf8', flag: 'r' }).length);
fs.writeFileSync(at('b.bin'), 'ff00fe', 'hex');
console.log(fs.readFileSync(at('b.bin')).toString('hex'), fs.existsSync(at('b.bin')), fs.existsSync(at('none')), fs.existsSync(5));
fs.writeFileSync(at('m.txt'), 'x', { mode: 0o640, flag: 'wx' });
console.log((fs.statSync(at('m.txt')).mode & 0o777).toString(8));
fs.chmodSync(at('m.txt'), '600');
console.log((fs.statSync(at('m.txt')).mode & 0o777).toString(8));

console.log(short(fs.mkdirSync(at('d/e/f'), { recursive: true })), fs.mkdirSync(at('d/e'), { recursive: true }), fs.mkdirSync(at('g')));
fs.writeFileSync(at('d/e/file'), '12345');
fs.symlinkSync('file', at('d/e/link'));
fs.linkSync(at('d/e/file'), at('d/hard'));
console.log(fs.readdirSync(at('d')), fs.readdirSync(root), fs.readdirSync(at('d'), { recursive: true }));
for (const entry of fs.readdirSync(at('d/e'), { withFileTypes: true })) {
  console.log(entry.name, short(entry.parentPath), entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(), entry.isFIFO());
}
console.log(fs.readlinkSync(at('d/e/link')), short(fs.realpathSync(at('d/e/link'))), fs.statSync(at('d/hard')).nlink);
const stats = fs.statSync(at('d/e/file'));
console.log(stats.size, stats.isFile(), stats.isDirectory(), stats.mtimeMs === stats.mtime.getTime() || stats.mtimeMs > 0, typeof stats.ino);
console.log(fs.lstatSync(at('d/e/link')).isSymbolicLink(), fs.statSync(at('d/e/link')).isSymbolicLink(), fs.statSync(at('none'), { throwIfNoEntry: false }));
fs.utimesSync(at('d/e/file'), 1000, new Date(2000500));
console.log(fs.statSync(at('d/e/file')).atimeMs, fs.statSync(at('d/e/file')).mtimeMs, fs.statSync(at('d/e/file')).mtime.toISOString());
console.log(fs.statSync(at('d/e/file'), { bigint: true }).mtimeNs === 2000500000000n);

const fd = fs.openSync(at('rw.txt'), 'w+');
console.log(fs.writeSync(fd, 'hello world'), fs.writeSync(fd, Buffer.from('HELLO'), 0, 5, 0), fs.writeSync(fd, 'é', 20), fs.writeSync(fd, '6162', 0, 'hex'));
const buffer = Buffer.alloc(8);
console.log(fs.readSync(fd, buffer, 0, 4, 0), fs.readSync(fd, buffer, { position: 6, length: 2, offset: 4 }), buffer.toString('latin1'), fs.readSync(fd, buffer, 0, 0, 0));
fs.ftruncateSync(fd, 4);
console.log(fs.fstatSync(fd).size, fs.readFileSync(at('rw.txt'), 'utf8'), fs.fsyncSync(fd), fs.fdatasyncSync(fd), fs.closeSync(fd));
fs.truncateSync(at('rw.txt'), 2);
fs.renameSync(at('rw.txt'), at('moved.txt'));
fs.copyFileSync(at('moved.txt'), at('copy.txt'));
console.log(fs.readFileSync(at('copy.txt'), 'utf8'), fs.existsSync(at('rw.txt')));
fs.cpSync(at('d'), at('copied'), { recursive: true, filter: (from) => !from.endsWith('hard') });
console.log(fs.readdirSync(at('copied'), { recursive: true }).sort());

attempt('read', () => fs.readFileSync(at('none')));
attempt('read', () => fs.readFileSync(at('none'), 'utf8'));
attempt('read', () => fs.readFileSync(root));
attempt('read', () => fs.readFileSync(at('a.txt/x')));
attempt('write', () => fs.writeFileSync(at('no/file'), 'x'));
attempt('write', () => fs.writeFileSync(at('a.txt'), 'x', { flag: 'wx' }));
attempt('write', () => fs.writeFileSync(root, 'x'));
attempt('mkdir', () => fs.mkdirSync(at('d')));
attempt('mkdir', () => fs.mkdirSync(at('x/y')));
attempt('mkdir', () => fs.mkdirSync(at('a.txt/y'), { recursive: true }));
attempt('mkdir', () => fs.mkdirSync(at('a.txt'), { recursive: true }));
attempt('rmdir', () => fs.rmdirSync(at('d')));
attempt('rmdir', () => fs.rmdirSync(at('a.txt')));
attempt('unlink', () => fs.unlinkSync(at('none')));
attempt('readdir', () => fs.readdirSync(at('none')));
attempt('readdir', () => fs.readdirSync(at('a.txt')));
attempt('stat', () => fs.statSync(at('none')));
attempt('lstat', () => fs.lstatSync(at('none')));
attempt('access', () => fs.accessSync(at('a.txt'), fs.constants.R_OK));
attempt('access', () => fs.accessSync(at('none')));
attempt('rename', () => fs.renameSync(at('none'), at('other')));
attempt('copy', () => fs.copyFileSync(at('none'), at('other')));
attempt('copy', () => fs.copyFileSync(at('a.txt'), at('copy.txt'), fs.constants.COPYFILE_EXCL));
attempt('link', () => fs.linkSync(at('none'), at('other')));
attempt('symlink', () => fs.symlinkSync('x', at('a.txt')));
attempt('readlink', () => fs.readlinkSync(at('a.txt')));
attempt('realpath', () => fs.realpathSync(at('none')));
attempt('open', () => fs.openSync(at('none'), 'r+'));
attempt('close', () => fs.closeSync(98765));
attempt('read', () => fs.readSync(98765, Buffer.alloc(4)));
attempt('write', () => fs.writeSync(98765, 'x'));
attempt('fstat', () => fs.fstatSync(98765));
attempt('chmod', () => fs.chmodSync(at('none'), 0o600));
attempt('utimes', () => fs.utimesSync(at('none'), 1, 2));
attempt('truncate', () => fs.truncateSync(at('none'), 2));
attempt('mkdtemp', () => fs.mkdtempSync(at('no/where-')));
attempt('cp', () => fs.cpSync(at('none'), at('other')));
attempt('rm', () => fs.rmSync(at('none')));
attempt('rm', () => fs.rmSync(at('none'), { force: true }));
const directory = fs.opendirSync(at('d/e'));
console.log(['f', 'file', 'link'].includes(directory.readSync().name), short(directory.path), directory.closeSync());
fs.rmSync(root, { recursive: true });
console.log(fs.existsSync(root));
