// process.stdout.write returns true, keeps its order and is complete at process.exit
process.stdout.write('a ');
console.log('b');
console.log(process.stdout.write('c\n'));
process.stdout.write('written\n', () => console.log('callback'));
process.on('exit', () => process.stdout.write('last\n'));
