// P93 A handled exception forces one more loop turn (hidden no-op immediate): an unref'd immediate gets its chance
process.on('uncaughtException', () => console.log('UE'));
setImmediate(() => console.log('unref immediate')).unref();
process.on('exit', () => console.log('exit'));
throw new Error('x');
