// A warning that a function gives only the first time it is called, heard a tick later
function emitMyWarning() {
  if (!emitMyWarning.warned) {
    emitMyWarning.warned = true;
    process.emitWarning('Only warn once!', { type: 'Mine', code: 'MY_WARNING', detail: 'more of it' });
  }
}
process.on('warning', (w) => console.log(w.name, w.message, w.code, w.detail));
emitMyWarning();
emitMyWarning();
console.log('called twice');
