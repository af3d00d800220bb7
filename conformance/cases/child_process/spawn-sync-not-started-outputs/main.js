// stdout and stderr of what spawnSync() could not start
const { spawnSync } = require('child_process');
const result = spawnSync('/no/such');
console.log(result.stdout, result.stderr);
