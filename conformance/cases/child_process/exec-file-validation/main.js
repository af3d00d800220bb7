// execFile() checks options and callback first, then its limits, then what spawn() checks
const { execFile } = require('child_process');
const f = () => {};
for (const args of [[5], [''], ['a\0'], ['x', 5], ['x', 'y'], ['x', ['\0']], ['x', [], 5], ['x', [], 's', 5], ['x', [], {}, 5], ['x', {}, 5], ['x', [], { argv0: 5 }], [5, [], { timeout: -1 }], [5, [], { maxBuffer: '1' }], [5, [], { maxBuffer: NaN }], [5, [], { killSignal: {} }], [5, [], { killSignal: 'SIGFOO' }], ['x', [], { shell: 5 }], ['x', [], { cwd: 5 }], ['x', [], { signal: f }]]) {
  try {
    execFile(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
