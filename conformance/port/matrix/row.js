process.on('message', ({ row, b }) => {
  const width = b[0].length;
  const out = [];
  for (let j = 0; j < width; j++) {
    let sum = 0;
    for (let k = 0; k < row.length; k++) {
      if (typeof b[k][j] != 'number') return process.send({ error: `b[${k}][${j}] is a ${typeof b[k][j]}` });
      sum += row[k] * b[k][j];
    }
    out[j] = sum;
  }
  process.send({ row: out });
});
