// A timer without a reference started in beforeExit does not revive the loop
process.on('beforeExit', () => { console.log('beforeExit'); setTimeout(() => console.log('never'), 500).unref(); });
process.on('exit', () => console.log('exit'));
