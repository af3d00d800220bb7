// ref() undoes unref(), however often either was called
const t = setTimeout(() => console.log('fired'), 20);
t.unref().unref();
t.ref();
const u = setTimeout(() => console.log('never'), 2000);
u.ref().ref().unref();
console.log(t.hasRef(), u.hasRef());
