// What 'warning' is emitted with by hand is not printed unless it is an error
process.emit('warning', 'text');
process.emit('warning', 0);
process.emit('warning', null);
process.emit('warning', { name: 'x', message: 'y' });
const warning = new Error('printed');
warning.name = 'Printed';
console.log(process.emit('warning', warning));
