// The child of main.js
process.on('message', (m) => process.send({ job: m.job, result: m.job * m.job }));
