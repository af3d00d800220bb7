// Emitting 'end' at stdin by hand only calls the listeners
process.stdin.on('end', () => console.log('heard'));
console.log(process.stdin.emit('end'), process.stdin.readableEnded);
process.stdin.pause();
