// what is wrong with a path: missing, no socket, used, in a directory that is not there, left behind
const net = require('net');
const fs = require('fs');
const os = require('os');
const dir = fs.mkdtempSync(os.tmpdir() + '/nc-');
const tell = (name, e) => console.log(name, e.code, e.errno, e.syscall, e.address && e.address.replace(dir, 'DIR'), e.port, e.message.replaceAll(dir, 'DIR'));
fs.writeFileSync(dir + '/file', '');
const steps = [
  (done) => net.connect(dir + '/none').on('error', (e) => tell('missing', e)).on('close', done),
  (done) => net.connect(dir + '/file').on('error', (e) => tell('file', e)).on('close', done),
  (done) => net.createServer().on('error', (e) => { tell('listen file', e); done(); }).listen(dir + '/file'),
  (done) => net.createServer().on('error', (e) => { tell('no directory', e); done(); }).listen(dir + '/none/x'),
  (done) => { const s = net.createServer().listen(dir + '/used', () => {
    const t = net.createServer().on('error', (e) => { tell('used', e); console.log(t.listening, t.address().replace(dir, 'DIR')); s.close(() => { console.log(fs.existsSync(dir + '/used')); done(); }); }).listen(dir + '/used');
  }); },
  (done) => { const s = net.createServer((c) => { console.log(c.remoteAddress, c.remoteFamily, c.localAddress, c.address()); c.end(); }).listen({ path: dir + '/again' }, () => {
    console.log(s.address().replace(dir, 'DIR'));
    const c = net.connect({ path: dir + '/again' }, () => console.log(c.remoteAddress, c.remotePort, c.address())).resume();
    c.on('close', () => { fs.unlinkSync(dir + '/again'); s.close(done); });
  }); },
];
const next = () => { const step = steps.shift(); if (step) step(next); else fs.rmSync(dir, { recursive: true }); };
next();
