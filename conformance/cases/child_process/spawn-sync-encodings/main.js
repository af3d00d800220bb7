// Bytes unless an encoding is named; an unknown one matters when there is something to decode
const { spawnSync } = require('child_process');
for (const encoding of [undefined, null, '', 'buffer', 'utf8', 'LATIN1', 'hex', 'base64', 'bogus', 5]) {
  try {
    console.log(encoding, spawnSync('printf', ['h\\303\\251'], { encoding }).output);
  } catch (e) {
    console.log(encoding, e.name, e.code, e.message);
  }
}
console.log(spawnSync('true', { encoding: 'bogus' }).output);
