// P55 Argument validation of the scheduling functions is synchronous
for (const v of [undefined, null, 1, 'x', {}]) try { process.nextTick(v); } catch (e) { console.log(e.name, e.code, e.message); }
for (const f of [setTimeout, setInterval, setImmediate, queueMicrotask]) try { f('x'); } catch (e) { console.log(f.name, e.name, e.code, e.message); }
