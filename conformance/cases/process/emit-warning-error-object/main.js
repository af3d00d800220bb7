// An error given to emitWarning is used as it is; type and code are ignored
process.removeAllListeners('warning');
const e = new Error('own');
e.name = 'OwnWarning';
process.on('warning', (w) => console.log(w === e, w.name, String(w.message), w.code));
process.emitWarning(e, 'Kind', 'CODE');
