// P42 Exception in setInterval: the interval goes on
let n = 0;
process.on('uncaughtException', (e) => { console.log('UE', e.message); if (n === 2) clearInterval(id); });
const id = setInterval(() => { n++; throw new Error('x' + n); }, 1);
