// Places of lists that are empty
const a = [1, , 3]; console.log(a, a.length, 1 in a, a[1]);
const b = new Array(5); console.log(b, b.length, Array(3), new Array(2, 3), Array.apply(null, Array(2)), [...new Array(2)]);
const c = []; c[3] = 'x'; console.log(c, c.length); c[1] = undefined; console.log(c); c.push(9); console.log(c);
const d = [1, 2, 3]; delete d[1]; console.log(d, d.length); d.length = 5; console.log(d); d.length = 1; console.log(d);
const e = [1, 2]; e[5] = 6; console.log(e, JSON.stringify(e), e.join('-'), String(e)); e.forEach((v, i) => console.log(i, v));
for (const i in e) console.log('in', i); for (const v of e) console.log('of', v);
console.log(e.map((x) => x * 2), e.filter(() => true), Object.keys(e), e.indexOf(undefined), e.includes(undefined), e.some((x) => x === undefined), e.reduce((s, x) => s + x, 0), e.findIndex((x) => x === undefined));
console.log(new Array(3).map((_, i) => i), new Array(3).fill(0), Array.from(new Array(3), (_, i) => i), Array.from({ length: 2 }));
const grid = new Array(2); for (let i = 0; i < 2; i++) grid[i] = new Array(2).fill('.'); console.log(grid);
const dp = new Array(4); dp[0] = 1; for (let i = 1; i < 4; i++) dp[i] = dp[i - 1] * 2; console.log(dp);
console.log([, 'a'], [,], [1, , , 4], [undefined, , null], [[, 1]], { h: [, 2] });
console.log(Object.entries([5, , 6]), [1, , 2].flat());
const q = [1, 2, 3]; q[10] = 11; console.log(q.length, q); let s = ''; for (let i = 0; i < q.length; i++) s += q[i] + ' '; console.log(s);
const n = -1; try { new Array(n); } catch (er) { console.log(er.name + ': ' + er.message); } try { [].length = -1; } catch (er) { console.log(er.message); }
const k = 3; const m = new Array(k); m[1] = 'mid'; console.log(m); const [x, , y] = [1, 2, 3]; console.log(x, y);
