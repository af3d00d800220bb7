// What becomes of the values of env
const { spawnSync } = require('child_process');
const env = { A: 1, B: null, C: undefined, D: '', E: true, F: [1, 2], G: {}, h: 'lower', H: 'upper', 'I=J': 'k' };
const shown = (env) => spawnSync('/usr/bin/env', { env, encoding: 'utf8' }).stdout.trim().split('\n').sort();
console.log(shown(env).join(' '));
console.log(shown({}));
for (const falsy of [null, undefined, 0, '']) console.log(shown(falsy).some((line) => line.startsWith('PATH=')));
