process.once('message', async ({ tool, text }) => {
  const tools = await import('./text.mjs');
  process.send(tools[tool](text), () => process.disconnect());
});
