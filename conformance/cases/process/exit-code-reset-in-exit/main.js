// exitCode cleared inside an 'exit' listener
process.exitCode = 6;
process.on('exit', (code) => { console.log('exit', code); process.exitCode = undefined; });
