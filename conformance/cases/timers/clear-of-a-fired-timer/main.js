// Clearing a timer that has fired leaves a newer one of the same delay alone
const first = setTimeout(() => console.log('first'), 10);
setTimeout(() => {
  clearTimeout(first);
  const second = setTimeout(() => {
    clearTimeout(first);
    console.log('second');
    setTimeout(() => { clearTimeout(second); clearTimeout(first); }, 5);
    setTimeout(() => console.log('third'), 10);
  }, 10);
  clearTimeout(first);
}, 20);
