// error, warn, assert and trace write to stderr, the rest to stdout
process.stderr.write = (text) => process.stdout.write('stderr: ' + text);
console.error('one %s', 'two');
console.warn({ a: 1 });
console.assert(false);
console.assert(0, 'because of %s', 'this');
console.assert('', '%s', 1);
console.assert([], 'an empty list is true');
console.log('out');
