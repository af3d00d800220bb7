// DOMException: name, code, cause; a subclass; a copy
const causes = [['abc'], [{ name: 'abc', cause: undefined }], [{ name: 'abc', cause: 'foo' }], ['NotFoundError'], []];
for (const rest of causes) {
  const err = new DOMException('text', ...rest);
  console.log(err.name, err.code, err.message, err.cause, 'cause' in err);
}
class Own extends DOMException {
  constructor() { super('my message', 'NotFoundError'); this.ownProp = 'bar'; }
}
const own = new Own();
console.log(own instanceof DOMException, own instanceof Error, own.name, own.code, own.message, own.ownProp, typeof own.stack);
const copy = structuredClone(own);
console.log(copy instanceof Own, copy instanceof DOMException, copy.ownProp, copy.name, copy.code, copy.message);
console.log(DOMException.ABORT_ERR, DOMException.TIMEOUT_ERR, new DOMException().name, String(new DOMException('m', 'N')));
