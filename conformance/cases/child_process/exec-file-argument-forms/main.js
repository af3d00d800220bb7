// Whatever is left out of execFile(), the rest moves up
const { execFile } = require('child_process');
const forms = [[], [['a']], [{ env: {} }], [null], [undefined], [null, null], [['a'], null], [['a'], {}], [['a'], undefined]];
function next() {
  if (!forms.length) return;
  execFile('echo', ...forms.shift(), (error, stdout) => { console.log(error, JSON.stringify(stdout)); next(); });
}
next();
