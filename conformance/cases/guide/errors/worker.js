process.on('message', (text) => {
  try {
    const { answer } = JSON.parse(text);
    process.send({ answer });
  } catch (error) {
    process.send({ error: { name: error.name, message: error.message, code: error.code } });
  }
});
