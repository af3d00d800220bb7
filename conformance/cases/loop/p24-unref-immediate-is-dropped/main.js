// P24 unref'd immediate: run if the loop turns for another reason, dropped otherwise
setImmediate(() => console.log('dropped')).unref();
process.on('exit', () => console.log('exit'));
