// Signal listeners do not keep the process alive
process.on('SIGTERM', () => console.log('never'));
process.on('SIGHUP', () => console.log('never'));
process.on('exit', (code) => console.log('exit', code, process.listenerCount('SIGTERM')));
