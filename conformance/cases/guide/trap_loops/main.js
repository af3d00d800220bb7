// Functions made in a loop keep the value of their turn
const later = [];
for (let i = 0; i < 3; i++) {
  later.push(() => i);
}
console.log(later.map((f) => f()));

for (const name of ['a', 'b']) {
  setTimeout(() => console.log(name), 1);
}

var shared = [];
for (var j = 0; j < 3; j++) {
  shared.push(() => j);
}
console.log(shared.map((f) => f()));
