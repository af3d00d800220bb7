// spawn() checks its arguments in a fixed order
const { spawn } = require('child_process');
const calls = [[5], [''], ['a\0b'], ['x', 5], ['x', 'y'], ['x', ['a', 'b\0']], ['x', [], null], ['x', [], 5], ['x', [], []]];
const options = { cwd: 5, detached: 5, uid: '0', gid: '0', shell: 5, argv0: 5, windowsHide: 5, windowsVerbatimArguments: 5, env: { A: '\0' }, timeout: -1, signal: null, killSignal: 'SIGFOO', stdio: 'foo', serialization: 5 };
for (const name of Object.keys(options)) {
  calls.push(['x', [], { ...options }]);
  delete options[name];
}
for (const args of calls.slice(0, -1)) {
  try {
    spawn(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
