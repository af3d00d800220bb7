// An async uncaughtException listener that rejects makes a new rejection
process.once('uncaughtException', async (e) => { console.log('first', e.message); throw new Error('second'); });
process.on('unhandledRejection', (e) => console.log('rejection', e.message));
process.on('exit', (code) => console.log('exit', code));
throw new Error('x');
