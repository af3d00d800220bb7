const cluster = require('cluster');
process.send([cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.worker.id, cluster.worker instanceof cluster.Worker]);
process.send(['workers', 'settings', 'fork', 'setupPrimary', 'setupMaster', 'disconnect', 'schedulingPolicy'].map((name) => typeof cluster[name]).join());
process.send([process.argv.slice(2), process.env.MINE, 'NODE_UNIQUE_ID' in process.env, 'NODE_CHANNEL_FD' in process.env]);
cluster.worker.disconnect();
