// Subscribers of a channel: order, changes during a publish, what they raise; wrong arguments; stores.
const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');

process.on('uncaughtException', (error) => console.log('uncaught', error.message));

const refused = (fn) => {
  try {
    fn();
  } catch (error) {
    console.log(error.code, error.message);
  }
};
refused(() => dc.channel(5));
refused(() => dc.subscribe('a', 5));
console.log(dc.channel('a') === dc.channel('a'), dc.channel('a').name, dc.hasSubscribers('a'));

const first = (message, name) => console.log('first', message.x, name);
console.log(dc.subscribe('a', first), dc.hasSubscribers('a'), dc.channel('a').hasSubscribers);
console.log(dc.channel('a').publish({ x: 1 }));
console.log(dc.unsubscribe('a', () => 0), dc.unsubscribe('a', first), dc.unsubscribe('a', first));
dc.channel('a').publish({ x: 2 });
console.log(dc.hasSubscribers('a'));

const b = dc.channel('b');
b.subscribe(() => {
  throw new Error('one');
});
b.subscribe(() => console.log('two'));
b.publish(1);

const c = dc.channel('c');
const once = () => {
  console.log('once');
  c.unsubscribe(once);
};
c.subscribe(once);
c.subscribe(() => console.log('always'));
c.publish(1);
c.publish(1);
c.subscribe(first);
c.subscribe(first);
c.publish({ x: 3 });
console.log(c.unsubscribe(first));
c.publish({ x: 4 });

const store = new AsyncLocalStorage();
const d = dc.channel('d');
d.bindStore(store, (value) => value + 1);
console.log(d.hasSubscribers);
console.log(d.runStores(1, (a, b) => [store.getStore(), a, b].join(), null, 4, 5));
console.log(store.getStore() === undefined, d.unbindStore(store), d.unbindStore(store), d.hasSubscribers);
