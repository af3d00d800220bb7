// the method captureRejectionSymbol gets the error, the event and its arguments
const { EventEmitter, captureRejectionSymbol } = require('events');
class Own extends EventEmitter {
  [captureRejectionSymbol](error, event, ...args) { console.log('captured', error.message, event, args); }
}
const e = new Own({ captureRejections: true });
e.on('error', () => console.log('never'));
e.on('x', async () => { throw new Error('async'); });
e.emit('x', 1, 2);
console.log(captureRejectionSymbol, captureRejectionSymbol === Symbol.for('nodejs.rejection'));
