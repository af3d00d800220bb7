// Errors of the system and of argument checks show code and errno
const { inspect } = require('util');
const { EventEmitter } = require('events');
const attempt = (f) => { try { f(); } catch (error) { error.stack = error.stack.split('\n    at')[0]; console.log(inspect(error)); } };
attempt(() => new EventEmitter().on('x', 5));
attempt(() => process.kill(process.pid, 'SIGNONE'));
attempt(() => process.kill(2 ** 22 + 1, 0));
attempt(() => new EventEmitter().emit('error', { a: [1] }));
