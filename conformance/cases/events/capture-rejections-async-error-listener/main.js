// an error listener that fails is not captured again
const { EventEmitter } = require('events');
process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
const e = new EventEmitter({ captureRejections: true });
e.on('error', async (err) => { console.log('error', err.message); throw new Error('again'); });
e.on('x', async () => { throw new Error('first'); });
e.emit('x');
