// noDeprecation drops deprecation warnings, throwDeprecation throws them from a tick
process.removeAllListeners('warning');
process.on('warning', (w) => console.log('warning', w.name, w.message));
process.on('uncaughtException', (e) => console.log('uncaught', e.name, e.message));
process.noDeprecation = true;
process.emitWarning('dropped', 'DeprecationWarning');
process.noDeprecation = false;
process.emitWarning('kept', 'DeprecationWarning');
process.throwDeprecation = true;
process.emitWarning('thrown', 'DeprecationWarning', 'DEP9');
process.emitWarning('other', 'OtherWarning');
console.log('sync');
