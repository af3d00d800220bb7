['start', 'start', 'finish', 'bogus', 'start', 'stop', 'finish'].forEach((event, at) => {
  const message = { event };
  if (at % 2) message.at = at;
  process.send(message);
});
