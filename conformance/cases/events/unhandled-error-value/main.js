// an error event with another value throws ERR_UNHANDLED_ERROR with that value
const { EventEmitter } = require('events');
const e = new EventEmitter();
for (const value of [undefined, null, 0, 'str', '', "it's", true, { a: 1 }, [1, 2], { message: 'm' }, {}, [], 1.5, NaN, Symbol('s')]) {
  try { e.emit('error', value); } catch (err) { console.log(err.name, err.code, err.message, err.context === value); }
}
try { e.emit('error'); } catch (err) { console.log(err.name, err.code, err.message, err.context); }
