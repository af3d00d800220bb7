// maxBuffer of exec(): counted in bytes, cut in units of what is handed over
const { exec } = require('child_process');
const tries = [['hello', 5], ['hello', 4], ['hello', 0], ['hello', null], ['hello', undefined], ['hello', Infinity], ['hello', 2.7], ['éé中中中', 5], ['hello', 3, 'buffer'], ['hello', 3, 'hex'], ['hello', 2, 'base64']];
function next() {
  if (!tries.length) return;
  const [text, maxBuffer, encoding = 'utf8'] = tries.shift();
  exec(`printf '${text}'`, { maxBuffer, encoding }, (e, stdout) => {
    console.log(maxBuffer, encoding, stdout, ...(e ? [e.name, e.code, e.message, Object.keys(e).includes('killed')] : []));
    next();
  });
}
next();
