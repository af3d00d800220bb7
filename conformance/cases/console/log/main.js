// log, info, debug and dirxml write formatted lines to stdout
console.log('text');
console.log();
console.log('%s is %d years', 'Ann', 42, 'and', { a: [1] });
console.info([1, 2], 'x', null, undefined);
console.debug("it's", ["it's"]);
console.dirxml({ a: 1 }, 'b');
console.log('100%', '%s', 5);
console.log('a\ud800b', 'é');
const { log } = console;
log('unbound');
