// the option and the class attribute take booleans
const { EventEmitter } = require('events');
for (const value of [true, false, 0, '', null, undefined, 1, 'yes', {}]) {
  try { new EventEmitter({ captureRejections: value }); console.log('taken'); } catch (err) { console.log(err.code, err.message); }
}
for (const value of [true, false, 0, null, 'yes']) {
  try { EventEmitter.captureRejections = value; console.log(EventEmitter.captureRejections); } catch (err) { console.log(err.code, err.message); }
}
