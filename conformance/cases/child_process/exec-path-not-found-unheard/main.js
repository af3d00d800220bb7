// Without an 'error' listener a failed start is an uncaught exception
const { fork } = require('child_process');
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.code, e.syscall, origin));
fork('x', { execPath: '/no/such/program' });
console.log('sync');
