// Says hello, and ends when answered.
'use strict';
process.on('message', () => process.disconnect());
process.send('hello');
