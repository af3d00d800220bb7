// A child is an EventEmitter: once, off, prependListener, eventNames
const { fork } = require('child_process');
const { EventEmitter } = require('events');
const child = fork(process.env.CHILD);
console.log(child instanceof EventEmitter, child.on('custom', () => console.log('custom')) === child, child.emit('custom'));
child.once('message', (m) => console.log('once', m));
child.on('message', (m) => { console.log('on', m); if (m === 2) child.disconnect(); });
child.prependListener('message', (m) => console.log('first', m));
child.on('exit', (code) => console.log('exit', code, child.listenerCount('message')));
