process.on('message', ({ packet, numbers }) => {
  const buf = Buffer.from(packet);
  const magic = buf.readUInt32BE(0);
  const text = buf.slice(4);
  let sum = 0;
  for (const n of numbers) sum += n;
  process.send({ magic, text, sum, base64: text.toString('base64') });
});
