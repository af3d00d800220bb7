// A monitor that throws ends the process with code 7, without 'exit'
process.on('uncaughtExceptionMonitor', (e) => { console.log('monitor', e.message); throw new Error('again'); });
process.on('uncaughtException', () => console.log('never'));
process.on('exit', () => console.log('never'));
setTimeout(() => { throw new Error('x'); }, 1);
