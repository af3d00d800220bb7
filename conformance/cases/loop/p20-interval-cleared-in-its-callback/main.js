// P20 setInterval cleared inside its own callback: current call finishes, no further call, process ends
let n = 0;
const id = setInterval(() => { n++; if (n === 3) clearInterval(id); console.log('interval', n, id._destroyed); }, 1);
process.on('exit', () => console.log('exit', n));
