// The eleventh listener of one event warns, once
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, w.type, w.count, w.emitter === process, w.message));
for (let i = 0; i < 12; i++) process.on('custom', () => {});
console.log(process.listenerCount('custom'));
