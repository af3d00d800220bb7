// A warning is printed on stderr with its code, name and detail
process.emitWarning('text', { type: 'Kind', code: 'CODE1', detail: 'more' });
process.on('warning', (w) => console.log('listener', w.message));
