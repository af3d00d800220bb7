// a signal made by any aborts with the first of its sources
const a = new AbortController(), b = new AbortController();
const either = AbortSignal.any([a.signal, b.signal]);
const lazy = AbortSignal.any([either]);
either.onabort = () => console.log('either', either.reason);
b.signal.addEventListener('abort', () => console.log('b'));
b.abort('reason');
a.abort('late');
console.log(either.reason, lazy.aborted, lazy.reason, AbortSignal.any([]).aborted);
console.log(AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason);
