// P27 refresh() inside own callback makes it fire again
let n = 0;
const a = setTimeout(() => { console.log('A', ++n); if (n < 3) a.refresh(); }, 1);
