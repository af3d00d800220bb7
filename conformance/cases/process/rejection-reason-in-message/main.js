// A rejection with a plain value becomes an error that quotes the value
process.on('uncaughtException', (e, origin) => console.log(e.name, e.code, origin, '|', e.message));
Promise.reject('text');
setImmediate(() => Promise.reject(undefined));
