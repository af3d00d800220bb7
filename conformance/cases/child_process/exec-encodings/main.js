// The encoding decides between text and bytes; what is no encoding gives bytes
const { exec } = require('child_process');
const encodings = ['utf8', 'UTF-8', 'latin1', 'hex', 'base64', 'buffer', null, undefined, 'bogus', '', 5];
function next() {
  if (!encodings.length) return;
  const encoding = encodings.shift();
  exec("printf 'h\\303\\251'", { encoding }, (error, stdout, stderr) => { console.log(encoding, [stdout, stderr]); next(); });
}
next();
