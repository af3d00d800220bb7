# NODE_CLUSTER_SCHED_POLICY chooses the policy.
from nodecompat import cluster
from conformance.lib import show

show(cluster.schedulingPolicy == cluster.SCHED_NONE, cluster.SCHED_NONE, cluster.SCHED_RR)
