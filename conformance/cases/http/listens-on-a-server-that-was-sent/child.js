const http = require('http');
const web = http.createServer((request, response) => response.end(`answered ${request.url}`));
process.on('message', (message, server) => {
  if (message === 'server') web.listen(server, () => process.send(`listening ${web.address().address}`));
  else { web.close(); process.disconnect(); }
});
