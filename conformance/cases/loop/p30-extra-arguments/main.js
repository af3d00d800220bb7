// P30 Extra arguments
process.nextTick((...a) => console.log('tick', a), 1, 2, 3, 4, 5);
setTimeout((...a) => console.log('timeout', a), 1, 'x', 'y');
setImmediate((...a) => setTimeout(() => console.log('immediate', a), 20), 'z', undefined);
