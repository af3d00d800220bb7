let rounds = 2;

process.on('message', (message) => {
  if (message.type === 'granted') {
    setTimeout(() => {
      process.send({ type: 'release' }, () => {
        if (--rounds > 0) process.send({ type: 'acquire' });
        else process.exit(1);
      });
    }, 1);
  }
});

process.send({ type: 'acquire' });
