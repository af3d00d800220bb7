#!/usr/bin/env node
const { fork } = require('child_process');

function parseArgs(argv) {
  const options = { _: [], verbose: false, count: 1 };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i];
    if (arg === '--') {
      options._.push(...argv.slice(i + 1));
      break;
    } else if (arg === '-v' || arg === '--verbose') {
      options.verbose = true;
    } else if (arg.startsWith('--')) {
      let [name, value] = arg.slice(2).split('=');
      if (value === undefined) value = argv[++i];
      options[name] = isNaN(value) ? value : Number(value);
    } else {
      options._.push(arg);
    }
  }
  return options;
}

const usage = () => {
  console.log(`usage: main [--verbose] [--count n] words...`);
  process.exit(64);
};

if (!process.env.CLI_CHILD) {
  const runs = [
    ['-v', '--count=2', 'hello', 'world'],
    ['--count', '3', '--', '--literal'],
    [],
  ];
  const go = () => {
    const args = runs.shift();
    if (!args) return;
    const child = fork(__filename, args, { env: Object.assign({ CLI_CHILD: 1 }, process.env) });
    child.on('exit', (code) => {
      console.log(args.join(' ') || '(nothing)', '->', code);
      go();
    });
  };
  go();
} else {
  const options = parseArgs(process.argv.slice(2));
  if (!options._.length) usage();
  if (options.verbose) console.log('options', options);
  const words = options._.join(' ');
  console.log(new Array(options.count).fill(words).join(' | '));
  process.exitCode = options.count;
}
