const config = require('./config.json');
const logger = require('./lib/logger')('main');
const { Task, runTask, states: { DONE } } = require('./lib/task');
const helpers = require('./lib/helpers');

logger.info('starting', config.name, config.retries);

const task = new Task('resize', config);
task.setState('running');

runTask(task, function (err, result) {
  if (err) {
    logger.error(err.message);
    process.exit(1);
  }
  logger.info('result', helpers.describe(result));
  logger.info(task.state === DONE ? 'done' : 'odd', Task.count);
  logger.info(helpers.counter(), helpers.counter(), require('./lib/helpers').counter());
});
