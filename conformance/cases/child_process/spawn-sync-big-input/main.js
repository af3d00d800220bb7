// Megabytes in and out at once; EPIPE when nobody takes them
const { spawnSync } = require('child_process');
const input = Buffer.alloc(5000000, 'ab');
const result = spawnSync('cat', { input, maxBuffer: Infinity });
console.log(result.status, result.error, result.stdout.equals(input));
const unread = spawnSync('true', { input });
console.log(unread.status, unread.error.code, unread.error.message, unread.output);
