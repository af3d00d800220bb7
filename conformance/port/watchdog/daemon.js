var times = parseInt(process.argv[2], 10);

process.on('SIGINT', function () {
  process.stdout.write('interrupted\n', function () {
    process.exit(130);
  });
});

process.send('alive');
var timer = setInterval(function () { /* serve */ }, 50);
if (times < 2) {
  clearInterval(timer);
  setTimeout(function () {
    process.abort === undefined ? process.exit(1) : process.kill(process.pid, 'SIGTERM');
  }, 1);
}
