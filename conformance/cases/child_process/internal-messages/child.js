// The child of main.js
process.on('disconnect', () => {});
process.send({ cmd: 'NODE_CASE', n: 1 });
process.send({ cmd: 'NODE_' });
process.send({ cmd: 'node_case' });
process.send({ cmd: 'A_NODE_CASE' });
process.send({ cmd: 5 });
process.send('NODE_CASE');
process.send('end');
