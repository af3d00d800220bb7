let received = 0, bytes = 0;
process.on('message', (message) => {
  received++;
  bytes += message.payload.length;
  if (message.index === 19) {
    process.send({ received, bytes });
  }
});
