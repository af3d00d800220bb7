// An interval that unrefs itself stops keeping the process alive
let n = 0;
const t = setInterval(() => { console.log('interval', ++n); if (n === 2) t.unref(); }, 5);
process.on('exit', () => console.log('exit', n, t.hasRef(), t._destroyed));
