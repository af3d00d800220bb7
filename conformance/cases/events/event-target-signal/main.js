// addEventListener with a signal, with once, with passive; what counts as the same listener
let count = 0;
const handler = () => { count++; };
{
  const et = new EventTarget();
  const controller = new AbortController();
  et.addEventListener('test', handler, { signal: controller.signal });
  et.dispatchEvent(new Event('test'));
  et.dispatchEvent(new Event('test'));
  controller.abort();
  et.dispatchEvent(new Event('test'));
  console.log(count, et.addEventListener('test', handler, { signal: controller.signal }));
  et.dispatchEvent(new Event('test'));
  console.log(count);
}
for (const options of [{ once: true }, { capture: true }, {}]) {
  const et = new EventTarget();
  const controller = new AbortController();
  et.addEventListener('first', handler, { ...options, signal: controller.signal });
  et.addEventListener('second', handler, { ...options, signal: controller.signal });
  et.removeEventListener('second', handler, options);
  controller.abort();
  et.dispatchEvent(new Event('first'));
  et.dispatchEvent(new Event('second'));
  console.log(count);
}
{
  const et = new EventTarget();
  const controller = new AbortController();
  const options = { signal: controller.signal };
  et.addEventListener('test', () => { controller.abort(); console.log('aborts'); }, options);
  et.addEventListener('test', () => console.log('not any more'), options);
  et.addEventListener('test', () => console.log('third'));
  et.dispatchEvent(new Event('test'));
}
for (const options of [undefined, {}, { passive: false }, { passive: 0 }, { passive: 1 }, { passive: true }]) {
  const et = new EventTarget();
  et.addEventListener('test', (event) => event.preventDefault(), options);
  const event = new Event('test', { cancelable: true });
  console.log(et.dispatchEvent(event), event.defaultPrevented);
}
{
  const et = new EventTarget();
  et.addEventListener('test', handler);
  et.addEventListener('test', handler, { capture: true });
  et.addEventListener('test', handler, true);
  et.dispatchEvent(new Event('test'));
  console.log(count);
  et.removeEventListener('test', handler, true);
  et.dispatchEvent(new Event('test'));
  console.log(count);
  et.addEventListener('test', (event) => event.stopImmediatePropagation());
  et.addEventListener('test', () => console.log('never'));
  et.dispatchEvent(new Event('test'));
  const again = new Event('again');
  et.addEventListener('again', () => { try { et.dispatchEvent(again); } catch (err) { console.log(err.name, err.code); } });
  et.dispatchEvent(again);
  et.dispatchEvent(again);
}
