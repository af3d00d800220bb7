// process.ref() and unref() call the object's own methods, and ignore what has none
class Plain { calls = []; ref() { this.calls.push('ref'); } unref() { this.calls.push('unref'); } }
const thing = new Plain();
process.ref(thing);
process.unref(thing);
console.log(thing.calls.join());
const interval = setInterval(() => {}, 1000);
process.unref(interval);
console.log(interval.hasRef());
process.ref(interval);
console.log(interval.hasRef());
process.unref(interval);
for (const value of [{}, null, undefined, 'text']) console.log(process.ref(value), process.unref(value));
