process.on('message', (msg) => {
  const handlers = {
    map() {
      const counts = {};
      msg.lines
        .join(' ')
        .toLowerCase()
        .replace(/[^a-z\s]/g, '')
        .split(/\s+/)
        .forEach((word) => {
          counts[word] = (counts[word] || 0) + 1;
        });
      process.send(counts);
    },
    exit: () => process.exit(),
  };
  handlers[msg.type]();
});
