// P92 Same, but the unref'd timer is not yet due at the end of the turn: it never fires
setImmediate(() => { setTimeout(() => console.log('never'), 500).unref(); console.log('immediate'); });
process.on('exit', () => console.log('exit'));
