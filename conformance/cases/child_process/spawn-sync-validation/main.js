// spawnSync() checks what spawn() checks, then its limits, then stdio
const { spawnSync } = require('child_process');
const calls = [[5], [''], ['x', 5], ['x', ['\0']], ['x', [], null], ['x', [], []]];
const options = { cwd: 5, detached: 5, uid: '0', gid: NaN, shell: 5, argv0: 5, windowsHide: 5, env: { A: '\0' }, timeout: 1.5, maxBuffer: -1, killSignal: 'SIGFOO', stdio: 'foo', input: 5 };
for (const name of Object.keys(options)) {
  calls.push(['x', [], { ...options }]);
  delete options[name];
}
for (const args of calls) {
  try {
    spawnSync(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
