// Waits for messages.
'use strict';
process.on('message', () => {});
process.send('ready');
