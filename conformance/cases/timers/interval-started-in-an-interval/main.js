// Each interval keeps its own pace; stopping one leaves the other
let n = 0;
const outer = setInterval(() => {
  console.log('outer', ++n);
  clearInterval(outer);
  const inner = setInterval(() => { console.log('inner', ++n); if (n === 3) clearInterval(inner); }, 5);
}, 5);
