// P07 async/await: code up to first await is sync; await costs one microtask; returning a promise costs three
async function f() { console.log('f1'); await null; console.log('f2'); }
async function g() { return Promise.resolve('g'); }
async function h() { return 'h'; }
g().then(console.log); h().then(console.log); f();
Promise.resolve().then(() => console.log('p1')).then(() => console.log('p2')).then(() => console.log('p3')).then(() => console.log('p4'));
console.log('end');
