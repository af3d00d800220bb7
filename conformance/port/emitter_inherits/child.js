var index = process.argv.indexOf('--number');
var number = parseInt(process.argv[index + 1]);

process.send({ text: 'child ' + number, list: new Array(number + 1).fill(number) });
process.on('disconnect', function () {});
process.nextTick(function () {
  process.exit(number * 2);
});
