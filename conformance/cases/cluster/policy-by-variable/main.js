// NODE_CLUSTER_SCHED_POLICY chooses the policy.
const cluster = require('cluster');
console.log(cluster.schedulingPolicy === cluster.SCHED_NONE, cluster.SCHED_NONE, cluster.SCHED_RR);
