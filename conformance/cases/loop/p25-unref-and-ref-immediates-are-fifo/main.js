// P25 unref'd and ref'd immediates together keep FIFO order
setImmediate(() => console.log('u')).unref();
setImmediate(() => console.log('r'));
