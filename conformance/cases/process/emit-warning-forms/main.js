// emitWarning takes a text or an error, with type, code and detail in two spellings
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, '|', w.message, '|', w.code, '|', w.detail));
process.emitWarning('text');
process.emitWarning('text', 'Kind');
process.emitWarning('text', 'Kind', 'CODE1');
process.emitWarning('text', { type: 'Kind', code: 'CODE2', detail: 'more' });
process.emitWarning('text', { detail: 'only detail' });
process.emitWarning('text', '');
console.log('sync');
