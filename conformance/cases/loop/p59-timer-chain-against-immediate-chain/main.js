// P59 setTimeout(...,0) chain vs setImmediate chain: each nested timer needs its own loop turn
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
function t(n) { if (n > 3) return; setTimeout(() => { console.log('T' + n); t(n + 1); busy(5); }, 0); }
function i(n) { if (n > 3) return; setImmediate(() => { console.log('I' + n); i(n + 1); busy(5); }); }
t(1); i(1); busy(5);
