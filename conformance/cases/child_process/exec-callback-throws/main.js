// What the callback throws is an uncaught exception
const { exec } = require('child_process');
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
exec('true', () => { throw new Error('from the callback'); }).on('close', () => console.log('never'));
