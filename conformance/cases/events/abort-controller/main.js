// an abort happens once, with a reason that throwIfAborted throws
const c = new AbortController();
console.log(c, c.signal.aborted, c.signal.reason);
c.signal.onabort = (event) => console.log('onabort', event.type, event.isTrusted, event.target === c.signal);
c.signal.addEventListener('abort', () => console.log('listener'));
c.abort();
c.abort('again');
console.log(c.signal, c.signal.reason.name, c.signal.reason.code, c.signal.reason.message);
try { c.signal.throwIfAborted(); } catch (err) { console.log(err === c.signal.reason); }
console.log(AbortSignal.abort('reason').reason, AbortSignal.abort(null).reason, AbortSignal.abort().reason.name);
try { new AbortSignal(); } catch (err) { console.log(err.name, err.code, err.message); }
