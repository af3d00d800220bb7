// The title may be set, to what is text
console.log(typeof process.title, process.title !== 'xyz');
process.title = 'xyz';
console.log(process.title);
process.title = 12;
console.log(process.title);
try { process.title = Symbol('s'); } catch (err) { console.log(err.name, err.message); }
