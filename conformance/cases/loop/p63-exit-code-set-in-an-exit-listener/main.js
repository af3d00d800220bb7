// P63 exitCode set inside an 'exit' listener wins; every listener sees the code captured at emit time
process.on('exit', (c) => { console.log('e1', c); process.exitCode = 11; });
process.on('exit', (c) => console.log('e2', c, process.exitCode));
