// console.log keeps its order with process.stdout.write, also right before exit
console.log('one');
process.stdout.write('two\n');
console.log('three');
process.on('exit', () => console.log('exit'));
setImmediate(() => { console.log('last'); process.exit(3); });
