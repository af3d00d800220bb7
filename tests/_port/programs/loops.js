// labels, loops, switch
outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; console.log(i, j); } }
let n = 0; do { n++; if (n === 2) continue; console.log('do', n); } while (n < 4);
for (let i = 10; i > 0; i -= 3) console.log(i);
for (let i = 0, j = 5; i < j; i++, j--) console.log(i, j);
let k = 3; while (k--) console.log('k', k);
for (;;) { if (k++ > 2) break; }
console.log(k);
function sw(x) { switch (x) { case 1: return 'one'; case 2: case 3: return 'few'; case 'a': { const r = 'letter'; return r; } default: return 'other'; } }
console.log([1, 2, 3, 'a', null].map(sw));
function ft(x) { const out = []; switch (x) { case 0: out.push(0); case 1: out.push(1); break; case 2: out.push(2); default: out.push('d'); } return out.join('-'); }
console.log(ft(0), ft(1), ft(2), ft(9));
for (const x of [1, 2, 3, 4]) { switch (x) { case 2: continue; case 4: if (n) { console.log('brk'); break; } console.log('never'); break; default: console.log('x', x); } }
const C = { A: 'a', B: 'b' }; switch ('b') { case C.A: console.log('A'); break; case C.B: console.log('B'); break; }
switch (true) { case n > 100: console.log('big'); break; case n > 1: console.log('small'); break; }
blk: { if (n) break blk; console.log('no'); }
for (const c of 'héy') console.log(c);
for (const i in ['a', 'b']) console.log(i, typeof i);
for (const key in { x: 1, y: 2 }) console.log(key);
