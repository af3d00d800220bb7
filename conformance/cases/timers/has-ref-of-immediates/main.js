// An immediate has a reference until it runs; inside its callback it is gone
const i = setImmediate(() => console.log('run', i.hasRef(), i._destroyed));
console.log(i.hasRef(), i.unref() === i, i.hasRef(), i.ref() === i, i.hasRef(), i._destroyed);
const j = setImmediate(() => console.log('never'));
clearImmediate(j);
console.log(j.hasRef(), j._destroyed);
