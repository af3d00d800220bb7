// json() of stream/consumers reads what JSON.parse reads, and nothing else.
const { json } = require('stream/consumers');
const { Readable } = require('stream');
(async () => {
  for (const text of ['{"a":[1,null,"é"]}', '\ufeff[1]', ' 2 ', '1e400', '-0', 'NaN', 'Infinity', '[1,]', '', "'a'"]) {
    try {
      console.log(await json(Readable.from([Buffer.from(text)])));
    } catch (error) {
      console.log(error.name, error.message);
    }
  }
})();
