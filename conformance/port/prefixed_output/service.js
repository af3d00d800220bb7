var name = process.argv[2];
var count = Number(process.argv[3]);

for (var i = 0; i < count; i++) {
  console.log('%s line %d of %i', name, i + 1, count, { last: i + 1 === count });
}
console.error('warning from ' + name.toUpperCase());
process.stdout.write('unfinished');
process.exitCode = count;
