// without captureRejections a failing async listener is an unhandled rejection
const { EventEmitter } = require('events');
process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
const e = new EventEmitter();
e.on('error', () => console.log('never'));
e.on('x', async () => { console.log('started'); throw new Error('async'); });
console.log(e.emit('x'));
