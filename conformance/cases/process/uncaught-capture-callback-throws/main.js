// A capture callback that throws ends the process with code 7
process.setUncaughtExceptionCaptureCallback((e) => { console.log('captured', e.message); throw new Error('again'); });
process.on('exit', () => console.log('never'));
setTimeout(() => { throw new Error('x'); }, 1);
