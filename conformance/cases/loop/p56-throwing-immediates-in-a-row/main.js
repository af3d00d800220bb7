// P56 Immediate that throws while an unref'd chain follows; batch continues across two throws
process.on('uncaughtException', (e) => console.log('UE', e.message));
setImmediate(() => { throw new Error('1'); });
setImmediate(() => { throw new Error('2'); });
setImmediate(() => console.log('3'));
process.on('exit', (c) => console.log('exit', c));
