const cluster = require('cluster');
const http = require('http');
http.createServer((request, response) => response.end(`${request.url} by ${cluster.worker.id}`)).listen(0, '127.0.0.1');
