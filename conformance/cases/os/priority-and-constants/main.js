// The constants, in their order, and the errors of priorities.
const os = require('os');

for (const [group, numbers] of Object.entries(os.constants)) {
  console.log(group, Object.entries(numbers).join(' '));
}
console.log(os.constants.signals.SIGTERM, os.constants.signals['SIGINT']);
const attempts = [
  () => os.getPriority('1'), () => os.getPriority(1.5), () => os.getPriority(2 ** 33), () => os.getPriority(null),
  () => os.setPriority(0, 30), () => os.setPriority(), () => os.setPriority(0, 'x'), () => os.setPriority('x', 5),
  () => os.getPriority(999999999), () => os.setPriority(999999999, 5),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message, error.errno, error.syscall, error.info && Object.values(error.info));
  }
}
const before = os.getPriority();
os.setPriority(Math.max(before, 3));
console.log(os.getPriority() === Math.max(before, 3), os.getPriority(process.pid) === os.getPriority(0));
