// What the library registers on a signal is reached although a listener stopped the event.
const { spawn, execFile } = require('child_process');
const { once, on, EventEmitter } = require('events');
const { Readable, addAbortSignal, finished } = require('stream');
const timers = require('timers/promises');
const c = new AbortController();
const e = new EventEmitter();
const target = new EventTarget();
const options = { signal: c.signal };
c.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
c.signal.addEventListener('abort', () => console.log('never'));
target.addEventListener('foo', () => console.log('never'), options);
timers.setTimeout(1000, 'v', options).catch((err) => console.log('setTimeout', err.name));
once(e, 'x', options).catch((err) => console.log('once', err.name));
once(target, 'x', options).catch((err) => console.log('once of a target', err.name));
on(e, 'x', options).next().catch((err) => console.log('on', err.name));
addAbortSignal(c.signal, new Readable({ read() {} })).on('error', (err) => console.log('stream', err.name));
finished(new Readable({ read() {} }), options, (err) => console.log('finished', err.name));
const p = spawn('sleep', ['5'], options);
p.on('error', (err) => console.log('spawn', err.name));
p.on('exit', (code, signal) => {
  console.log(code, signal);
  const again = new AbortController();
  again.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
  execFile('sleep', ['5'], { signal: again.signal }, (err) => console.log('execFile', err.name, err.code));
  again.abort();
});
c.abort();
console.log(target.dispatchEvent(new Event('foo')));
