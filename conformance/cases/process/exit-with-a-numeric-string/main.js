// process.exit takes a number written as a string
process.on('exit', (code) => console.log('exit', Number(code)));
process.exit('0x10');
