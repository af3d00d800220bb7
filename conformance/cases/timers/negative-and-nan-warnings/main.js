// Node 24 warns once about a negative delay and once about one that is no number
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, '|', w.message));
for (const delay of [-5, -6, NaN, NaN, undefined, 0]) setTimeout(() => console.log('fired', delay), delay);
console.log('sync');
