// what finished and addAbortSignal refuse
const { Readable, finished } = require('stream');
const { addAbortSignal } = require('stream');
const r = new Readable({ read() {} });
for (const f of [() => finished(r), () => finished(r, 5, () => {}), () => finished({}, () => {}), () => finished(r, { signal: 5 }, () => {}), () => addAbortSignal(5, r), () => addAbortSignal(new AbortController().signal, {})]) {
  try { f(); } catch (err) { console.log(err.name, err.code, err.message); }
}
