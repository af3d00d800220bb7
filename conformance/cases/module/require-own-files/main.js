// Files of the program's own are modules: exports, cycles, the cache, JSON, directories, failures.
const path = require('path');

const short = (text) => text.replaceAll(__dirname, '.');

exports.first = 1;
console.log(module.exports === exports, require.main === module, module.id, module.loaded, module.parent);
console.log(path.basename(__filename).split('.')[0], module.filename === __filename, module.path === __dirname);

const counter = require('./counter');
console.log(counter.count, counter.next(), counter.next(), counter.count, counter.nothing, counter.isMain);
console.log(require('./counter') === counter, require('./counter.js') === counter, require(__dirname + '/counter') === counter);

const a = require('./cycle-a');
console.log(a.done, a.seen);
console.log(require('./replaced')(20), require('./queue').name, require('./lib').where, require('./lib/').where);
console.log(require('./data.json'), require('./data') === require('./data.json'));

for (const name of ['./nothing', '', 5, 'node:nothing', './broken', './broken']) {
  try {
    require(name);
  } catch (error) {
    console.log(short(error.message.split('\n')[0]), error.code);
  }
}
try {
  require('./deep');
} catch (error) {
  console.log(error.requireStack.map((file) => path.basename(file).split('.')[0]));
}
console.log(short(require.resolve('./counter')).split('.')[1], require.resolve('node:path'));
console.log(Object.keys(require.cache).map((file) => path.basename(file).split('.')[0]).join());
console.log(module.children.map((child) => path.basename(child.filename).split('.')[0]).join());
console.log(module.children.every((child) => child.loaded), module.children[0].parent === module);
delete require.cache[require.resolve('./counter')];
console.log(require('./counter') === counter, require('./counter').count);
console.log(require('./main').first, module.require('./counter').count);

const { createRequire, isBuiltin, builtinModules } = require('module');
console.log(createRequire(__filename)('./counter').count, createRequire('file://' + __dirname + '/lib/x')('./index').where);
console.log(isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('test'), isBuiltin('node:test'), isBuiltin('lodash'));
try {
  createRequire('relative');
} catch (error) {
  console.log(error.code, error.message);
}
