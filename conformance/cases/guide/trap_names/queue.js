class Queue {
  items = [];

  put(item) {
    this.items.push(item);
  }

  take() {
    return this.items.shift();
  }

  get size() {
    return this.items.length;
  }
}

module.exports = { Queue };
