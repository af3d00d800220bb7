// The functions with callbacks, one after the other: arguments of the callback, and turns of the loop.
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
const at = (name) => path.join(root, name);
const short = (value) => typeof value === 'string' ? value.replaceAll(root, 'ROOT') : value;
let phase = 'main';

const steps = [
  ['writeFile', at('a'), 'hello'], ['appendFile', at('a'), ' you', 'utf8'], ['readFile', at('a'), 'utf8'], ['readFile', at('a'), { encoding: 'hex' }],
  ['readFile', at('none')], ['access', at('a')], ['access', at('none'), fs.constants.W_OK], ['exists', at('a')], ['exists', at('none')],
  ['mkdir', at('d')], ['mkdir', at('d')], ['mkdir', at('e/f'), { recursive: true }], ['mkdir', at('e/f'), { recursive: true }],
  ['readdir', root], ['readdir', at('none')], ['rename', at('a'), at('b')], ['copyFile', at('b'), at('c')], ['unlink', at('b')], ['unlink', at('b')],
  ['symlink', 'c', at('l')], ['readlink', at('l')], ['realpath', at('l')], ['link', at('c'), at('h')], ['chmod', at('c'), 0o600],
  ['utimes', at('c'), 5, 5], ['truncate', at('c'), 3], ['rmdir', at('d')], ['rmdir', at('d')], ['rm', at('e')], ['rm', at('e'), { recursive: true }],
  ['rm', at('none'), { force: true }], ['close', 98765],
];

const step = () => {
  const next = steps.shift();
  if (!next) return descriptors();
  const [name, ...args] = next;
  fs[name](...args, (...results) => {
    console.log(phase, name, results.length, ...results.map((one) => one instanceof Error ? short(one.message) : short(one)));
    step();
  });
  phase = 'later';
};

const descriptors = () => {
  fs.open(at('rw'), 'w+', (error, fd) => {
    fs.write(fd, 'some text', (error, written, text) => {
      console.log(error, written, text);
      fs.write(fd, Buffer.from('SOME'), 0, 2, 0, (error, written, buffer) => {
        console.log(error, written, buffer.toString());
        fs.read(fd, Buffer.alloc(4), 0, 4, 0, (error, count, buffer) => {
          console.log(error, count, buffer.toString());
          fs.read(fd, { position: 5, length: 100, buffer: Buffer.alloc(100) }, (error, count, buffer) => {
            console.log(error, count, buffer.subarray(0, count).toString());
            fs.fstat(fd, (error, stats) => {
              console.log(error, stats.size, stats.isFile());
              fs.close(fd, (...results) => {
                console.log(results);
                order();
              });
            });
          });
        });
      });
    });
  });
};

const order = () => {
  const done = [];
  fs.stat(at('rw'), (error, stats) => { done.push('stat'); check(); });
  setImmediate(() => { done.push('immediate'); check(); });
  process.nextTick(() => done.push('tick'));
  Promise.resolve().then(() => done.push('microtask'));
  done.push('sync');
  const check = () => {
    if (done.length < 5) return;
    console.log(done.slice(0, 3), done.slice(3).sort());
    fs.rmSync(root, { recursive: true });
    fs.stat(at('none'), () => { throw new Error('thrown by a callback'); });
  };
};

process.on('uncaughtException', (error) => console.log('caught', error.message));
process.on('exit', (code) => console.log('exit', code));
step();
