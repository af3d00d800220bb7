const defaults = { env: process.env.NODE_ENV || 'development', db: { host: 'localhost', port: 5432 } };

class Config {
  constructor(data) { this.data = data; }
  isProduction() { return this.data.env === 'production'; }
  get(path, fallback) {
    const value = path.split('.').reduce((o, k) => (o == null ? undefined : o[k]), this.data);
    return value === undefined ? fallback : value;
  }
  set(path, value) {
    const keys = path.split('.');
    const last = keys.pop();
    let target = this.data;
    for (const k of keys) target = target[k] = target[k] || {};
    target[last] = value;
    return this;
  }
}
module.exports = new Config(defaults);
