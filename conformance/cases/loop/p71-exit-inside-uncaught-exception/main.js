// P71 process.exit inside uncaughtException
process.on('uncaughtException', (e) => { console.log('UE', e.message); process.exit(8); });
process.on('exit', (c) => console.log('exit', c));
throw new Error('x');
