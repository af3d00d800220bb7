'use strict';

// A lock that children ask for by message; fairness by queue.
const { fork } = require('child_process');

const queue = [];
let owner = null;
const trace = [];

function grant() {
  if (owner || !queue.length) return;
  owner = queue.shift();
  trace.push(`+${owner.label}`);
  owner.send({ type: 'granted' });
}

function handle(message) {
  const child = this;
  switch (message.type) {
    case 'acquire':
      queue.push(child);
      grant();
      return;
    case 'release': {
      if (owner !== child) throw new Error('not the owner');
      trace.push(`-${owner.label}`);
      owner = null;
      grant();
      break;
    }
    default:
      console.log('?', message);
  }
}

const children = ['A', 'B', 'C'].map((label) => {
  const child = fork(__dirname + '/client.js', [label]);
  child.label = label;
  child.on('message', handle);
  return child;
});

let exits = 0;
for (const child of children) {
  child.on('exit', (code) => {
    exits += code;
    if (exits < 3) return;
    const pairs = [];
    while (trace.length) pairs.push(trace.splice(0, 2).join(''));
    console.log(pairs.every((p) => p[0] === '+' && p[2] === '-' && p[1] === p[3]));
    console.log(pairs.sort().join(' '));
  });
}
