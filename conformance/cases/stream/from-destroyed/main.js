// a generator behind a stream is closed with it
const { Readable } = require('stream');
function* numbers() { try { yield 1; yield 2; } catch (err) { console.log('caught', err.message); throw err; } finally { console.log('finally'); } }
async function* letters() { try { yield 'a'; yield 'b'; } finally { console.log('async finally'); } }
const a = Readable.from(numbers());
a.on('error', (err) => console.log('error', err.message));
a.on('close', () => console.log('close'));
a.once('data', (n) => { console.log(n); a.destroy(new Error('enough')); });
const b = Readable.from(letters());
b.on('close', () => console.log('b close'));
setTimeout(() => b.once('data', (c) => { console.log(c); b.destroy(); }), 20);
function* failing() { yield 1; throw new Error('broken'); }
const c = Readable.from(failing());
c.on('error', (err) => console.log('c', err.message));
setTimeout(() => c.on('data', (n) => console.log('c', n)), 40);
