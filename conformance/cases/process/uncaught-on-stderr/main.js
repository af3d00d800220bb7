// A fatal error is printed on stderr with its message
process.on('exit', (code) => console.log('exit', code));
throw new Error('the message');
