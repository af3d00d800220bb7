// table shows only the columns asked for; what is no collection is logged
console.table([{ a: 1, b: 2 }, { b: 3 }], ['b']);
console.table([{ a: 1 }], ['z']);
console.table([1, 2], ['a']);
console.table('text');
console.table(5);
console.table(null);
console.table(undefined);
console.table(new Map([['a', 1], [{ x: 1 }, 2]]));
console.table(new Set([1, 'b']));
console.table(['é日本']);
try { console.table([], 5); } catch (error) { console.log(error.message); }
