// After once() has fired the next signal kills
process.once('SIGTERM', (name) => { console.log(name); process.kill(process.pid, 'SIGTERM'); });
process.kill(process.pid, 'SIGTERM');
setTimeout(() => console.log('never'), 5000);
