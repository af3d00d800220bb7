// P86 Promise.all / race / thenable resolution cost
const thenable = { then(r) { console.log('then called'); r('thenable'); } };
Promise.resolve(thenable).then(console.log);
new Promise((r) => r(Promise.resolve('nested'))).then(console.log);
Promise.all([1]).then(() => console.log('all'));
Promise.race([1]).then(() => console.log('race'));
let p = Promise.resolve(); for (let i = 1; i < 6; i++) p = p.then(() => console.log('m' + i));
