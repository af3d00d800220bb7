// The resident memory of a child that has said one word and waits for messages, in bytes.
'use strict';
const { readFileSync } = require('fs');
const { execFileSync } = require('child_process');
const { start, report } = require('../lib.js');
function resident(pid) {
  try {
    return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))[1]) * 1024;
  } catch {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) * 1024;
  }
}
const child = start(__dirname);
child.once('message', () => setTimeout(() => {
  report({ bytes: resident(child.pid), count: 1, check: 1 });
  child.disconnect();
}, 200));
