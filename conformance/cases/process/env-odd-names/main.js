// A name that is empty or contains = is not stored
process.env[''] = 'x';
process.env['A=B'] = 'x';
console.log(process.env[''], process.env['A=B'], 'A=B' in process.env);
process.env.LATER = 'yes';
console.log(process.env.LATER, process.env['LATER']);
