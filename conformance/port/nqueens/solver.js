var n = +process.argv[2], column = +process.argv[3];
var count = 0, first = null;

function safe(rows, c) {
  var r = rows.length;
  for (var i = 0; i < r; i++) {
    if (rows[i] === c || Math.abs(rows[i] - c) === r - i) return false;
  }
  return true;
}

function place(rows) {
  if (rows.length === n) {
    count++;
    first = first || rows.slice();
    return;
  }
  for (var c = 0; c < n; c++) {
    if (safe(rows, c)) {
      rows.push(c);
      place(rows);
      rows.pop();
    }
  }
}

place([column]);
process.send({ column: column, count: count, first: first });
