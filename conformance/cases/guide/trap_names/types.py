from nodecompat import js
from nodecompat.js import *

module = js.commonjs(__file__)
exports = module.exports

exports.type = 'job'
exports.token = 'secret'
