// The child of main.js
process.stdout.on('finish', () => process.send('finish'));
process.stdout.end('foo');
process.send([process.stdout.writableEnded, process.stdout.destroyed]);
process.stderr.end('bar');
