var name = process.argv[2], args = process.argv.slice(3);

var tasks = {
  sum: function () {
    return args.map(Number).reduce(function (a, b) { return a + b; }, 0);
  },
  upper: function () {
    return args[0].toUpperCase() + '!';
  },
  fail: function () {
    process.exit(args.length + 4);
  }
};

process.send(tasks[name]());
