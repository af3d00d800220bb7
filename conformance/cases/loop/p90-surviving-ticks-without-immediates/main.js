// P90 A tick queue left behind by a throwing tick runs at the next check phase even with no user immediates
process.on('uncaughtException', (e) => console.log('UE', e.message));
process.nextTick(() => { throw new Error('a'); });
process.nextTick(() => { throw new Error('b'); });
process.nextTick(() => console.log('t3'));
process.on('exit', () => console.log('exit'));
