// Errors without a stack are in brackets, with their own properties and their cause
const { inspect } = require('util');
const bare = (error) => { error.stack = `${error.name}: ${error.message}`; return error; };
const failed = bare(new TypeError('no good'));
console.log(inspect(failed), inspect([failed]), inspect({ failed }));
failed.code = 'E_BAD';
failed.details = { line: 3 };
console.log(inspect(failed));
console.log(inspect(bare(new Error('outer', { cause: bare(new RangeError('inner')) }))));
class AppError extends Error {}
console.log(inspect(AppError));
