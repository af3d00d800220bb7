// P77 unhandledRejection listener that throws: the other rejections of the same batch are lost for good
process.on('exit', (c) => console.log('exit', c));
process.on('uncaughtException', (e, o) => console.log('UE', e.message, o));
process.on('unhandledRejection', (r) => { console.log('UR', r); throw new Error('from UR ' + r); });
Promise.reject('a'); Promise.reject('b');
setImmediate(() => console.log('immediate'));
