// default marks, and what an empty stream says of itself
const { Readable, Writable } = require('stream');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('stream');
console.log(getDefaultHighWaterMark(false), getDefaultHighWaterMark(true));
const r = new Readable(), w = new Writable();
console.log(r.readableHighWaterMark, r.readableFlowing, r.readableLength, r.readableEnded, r.readableAborted, r.readableDidRead, r.readableEncoding, r.readable, r.destroyed, r.closed, r.errored);
console.log(w.writableHighWaterMark, w.writableLength, w.writableEnded, w.writableFinished, w.writableNeedDrain, w.writableCorked, w.writable, w.destroyed, w.closed, w.errored, w.writableAborted);
setDefaultHighWaterMark(true, 32);
setDefaultHighWaterMark(false, 10);
console.log(new Readable({ objectMode: true }).readableHighWaterMark, new Writable().writableHighWaterMark);
for (const v of ['x', 1.5, -1]) { try { setDefaultHighWaterMark(false, v); } catch (err) { console.log(err.name, err.code, err.message); } }
