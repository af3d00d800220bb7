// process.abort() ends the process by SIGABRT, without any event
process.on('exit', () => console.log('never'));
process.on('SIGABRT', () => console.log('never'));
console.log('before');
process.abort();
