process.on('message', text => process.send('echo ' + text));
