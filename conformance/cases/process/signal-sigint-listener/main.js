// With a listener SIGINT does not end the process; the listener says 130 itself
process.on('SIGINT', (name, number) => { console.log(name, number); process.exit(128 + number); });
process.on('exit', (code) => console.log('exit', code));
process.kill(process.pid, 'SIGINT');
setTimeout(() => console.log('never'), 5000);
