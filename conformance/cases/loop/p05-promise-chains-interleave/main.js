// P05 Two promise chains interleave one link at a time
const c = (n) => Promise.resolve().then(() => console.log(n + 1)).then(() => console.log(n + 2)).then(() => console.log(n + 3));
c('a'); c('b');
