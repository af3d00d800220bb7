// What the JavaScript programs share: their orders, the payloads, clocks, and the one line they report.
'use strict';
const { fork } = require('child_process');

const order = process.argv[2] ? JSON.parse(process.argv[2]) : {};

const JOB = { id: 12345, type: 'job', payload: { name: 'thumbnails', width: 640, height: 480, tags: ['a', 'b', 'c'] }, ok: true };

function deep(levels) {
  let value = { level: levels, leaf: true };
  for (let level = levels - 1; level >= 0; level--) {
    value = { level, name: `node ${level}`, tags: ['red', 'green', 'blue'], size: { width: level * 2, height: level * 3 }, next: value };
  }
  return value;
}

// Per payload: how it is made, and the number that a receiver adds up, so that the work is seen to be done.
const PAYLOADS = {
  job: { make: () => JOB, check: (message) => message.id + message.payload.width },
  deep: { make: () => deep(100), check: (message) => message.size.width + message.next.next.level },
  text: { make: (size) => 'x'.repeat(size), check: (message) => message.length },
  buffer: { make: (size) => Buffer.alloc(size, 7), check: (message) => message.length + message[0] + message[message.length - 1] },
};

const cpu = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e6; };
const now = () => performance.now() / 1000;

// The child of the same directory, given the same orders.
const start = (directory) => fork(directory + '/child.js', [process.argv[2]], { serialization: order.wire });

const report = (result) => process.stdout.write(JSON.stringify({ ...result, cpu_life: cpu() }) + '\n');

module.exports = { order, payload: PAYLOADS[order.payload], cpu, now, start, report };
