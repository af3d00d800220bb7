const { fork } = require('child_process');
const total = 8;
const bar = (done) => '[' + '#'.repeat(done) + '.'.repeat(total - done) + ']';

const child = fork(__dirname + '/crunch.js', [`--total=${total}`], { silent: true });
let last = 0;

child.stdout.setEncoding('utf8');
let output = '';
child.stdout.on('data', (chunk) => (output += chunk));

child.on('message', ({ progress, elapsed }) => {
  last = progress;
  const percent = ((progress / total) * 100).toFixed(1).padStart(5);
  console.log(`${bar(progress)} ${percent}% ${typeof elapsed}`);
});

child.on('close', (code) => {
  console.log('child said:', output.trim().split('\n').length, 'lines, last:', output.trim().split('\n').pop());
  console.log(last === total && code === 0 ? 'complete' : 'incomplete');
});
