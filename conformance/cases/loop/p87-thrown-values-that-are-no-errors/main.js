// P87 Non-Error throws
process.on('uncaughtException', (e, o) => console.log('UE', e, o));
setImmediate(() => { throw null; }); setImmediate(() => { throw undefined; }); setImmediate(() => { throw 'str'; });
