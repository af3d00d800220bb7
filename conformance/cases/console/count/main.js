// count counts by label, countReset begins anew
process.on('warning', (warning) => console.log(warning.message));
console.count();
console.count('a');
console.count();
console.count(undefined);
console.count(null);
console.countReset();
console.count('default');
console.countReset('unknown');
