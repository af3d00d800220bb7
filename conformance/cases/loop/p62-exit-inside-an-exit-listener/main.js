// P62 process.exit(n) again inside an 'exit' listener: later listeners are skipped, the new code wins
process.on('exit', (c) => { console.log('e1', c); process.exit(9); });
process.on('exit', (c) => console.log('e2', c));
process.exit(4);
