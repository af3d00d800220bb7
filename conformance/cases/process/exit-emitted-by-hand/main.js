// Emitting 'exit' by hand only calls the listeners
process.on('exit', (code) => console.log('exit', code));
console.log(process.emit('exit', 33));
console.log('still here');
