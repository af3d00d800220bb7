// what a Socket may be made of, and what not
const net = require('net');
const fs = require('fs');
for (const options of [
  undefined, null, {}, { allowHalfOpen: true }, { readable: false }, { writable: false }, { readable: false, writable: false }, { objectMode: true }, { readableObjectMode: true },
  { writableObjectMode: true }, { fd: -1 }, { fd: 'x' }, { fd: 1.5 }, { fd: 2 ** 31 }, { fd: 12345 }, { keepAliveInitialDelay: 'x' }, { noDelay: true, keepAlive: true, keepAliveInitialDelay: 2000 },
  { highWaterMark: 5 }, { readableHighWaterMark: 7 }, { typeOfService: 8 }, { typeOfService: 300 }, { typeOfService: 'x' }, { signal: 5 },
]) {
  try {
    const s = new net.Socket(options);
    console.log(s.allowHalfOpen, s.readable, s.writable, s.readyState, s.readableHighWaterMark, s.writableHighWaterMark, s.connecting, s.pending);
  } catch (e) { console.log(e.name, e.code, e.message); }
}
const fd = fs.openSync(__filename);
try { new net.Socket({ fd }); } catch (e) { console.log(e.name, e.code, e.message); }
for (const options of [5, 'x', true, { highWaterMark: 'x' }, { keepAliveInitialDelay: 'x' }, { noDelay: 1, keepAlive: 'y', allowHalfOpen: 0, pauseOnConnect: 'z' }, null, undefined]) {
  try {
    const s = net.createServer(options);
    console.log(s.noDelay, s.keepAlive, s.allowHalfOpen, s.pauseOnConnect, s.keepAliveInitialDelay, s.highWaterMark, s.listening, s.maxConnections);
  } catch (e) { console.log(e.name, e.code, e.message); }
}
