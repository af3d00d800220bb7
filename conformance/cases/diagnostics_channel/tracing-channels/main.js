// traceSync, tracePromise and traceCallback: the order of the five channels, and what is on the context each time.
const dc = require('diagnostics_channel');

const traced = dc.tracingChannel('t');
const tell = (event) => (context, name) =>
  console.log(event, name, context.op, 'result' in context ? context.result : '-', 'error' in context ? context.error.message : '-');
console.log(traced.hasSubscribers, traced.start.name);
console.log(traced.traceSync((a, b) => a + b, { op: 0 }, null, 1, 2));
traced.subscribe({ start: tell('start'), end: tell('end'), asyncStart: tell('asyncStart'), asyncEnd: tell('asyncEnd'), error: tell('error') });
console.log(traced.hasSubscribers);
console.log(traced.traceSync((a, b) => a + b, { op: 1 }, null, 1, 2));
const caught = (fn) => {
  try {
    fn();
  } catch (error) {
    console.log('caught', error.code || '', error.message);
  }
};
const fails = (text) => {
  throw new Error(text);
};
caught(() => traced.traceSync(fails, { op: 2 }, null, 'sync'));
console.log(traced.traceCallback((a, done) => {
  setTimeout(() => done(null, a * 2), 1);
  return 'r';
}, 1, { op: 3 }, null, 4, (error, value) => console.log('done', error, value)));
traced.traceCallback((done) => {
  done(new Error('called'));
}, -1, { op: 4 }, null, (error, value) => console.log('done', error.message));
caught(() => traced.traceCallback((done) => 0, -1, { op: 5 }, null, 5));
caught(() => dc.tracingChannel({ start: 1 }));
caught(() => dc.tracingChannel(5));
console.log(traced.unsubscribe({ start: tell }));

const main = async () => {
  console.log(await traced.tracePromise(async (a) => a, { op: 6 }, null, 7));
  try {
    await traced.tracePromise(async () => fails('rejected'), { op: 7 });
  } catch (error) {
    console.log('caught', error.message);
  }
  try {
    await traced.tracePromise(() => fails('at once'), { op: 8 });
  } catch (error) {
    console.log('caught', error.message);
  }
  console.log(await traced.tracePromise(() => Promise.resolve(9), { op: 9 }));
};
setTimeout(main, 50);
