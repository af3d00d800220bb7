process.on('message', function (job) {
  if (typeof job.value !== 'number') {
    process.send({ error: 'not a number: ' + job.value });
  } else {
    process.send({ result: job.value * job.value });
  }
});
