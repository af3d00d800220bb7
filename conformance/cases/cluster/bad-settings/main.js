// What `fork` refuses: a policy that is none, an inspectPort that is null.
const cluster = require('cluster');
cluster.schedulingPolicy = 5;
try {
  cluster.fork();
} catch (error) {
  console.log(error.code, error.message.split('\n')[0]);
}
cluster.schedulingPolicy = cluster.SCHED_RR;
cluster.setupPrimary({ inspectPort: null });
try {
  cluster.fork();
} catch (error) {
  console.log(error.code, error.message);
}
cluster.setupPrimary({ inspectPort: undefined, exec: 5 });
try {
  cluster.fork();
} catch (error) {
  console.log(error.code, error.message);
}
console.log(Object.keys(cluster.workers).length);
