// calls what it is given with more than it asks for
module.exports = class Plugin {
  constructor(name, options, host) {
    this.name = name;
    this.options = options || {};
    this.host = host;
  }

  run(items, callback) {
    const results = items.map((item) => this.handle(item, items.length));
    if (this.options.onDone) this.options.onDone(results, this.name, Date.now() > 0);
    callback(null, results, this);
  }

  handle(item, count) {
    return `${item} of ${count}`;
  }
};
