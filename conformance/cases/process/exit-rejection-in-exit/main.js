// A rejection made by an 'exit' listener at a natural end is reported: code 1
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin));
process.on('exit', (code) => { console.log('exit', code); Promise.reject(new Error('late')); });
