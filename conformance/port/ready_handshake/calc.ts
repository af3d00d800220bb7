enum_free();

type Operator = '+' | '-' | '*' | '/' | '%';
type Operation = (a: number, b: number) => number;

const operations: Map<Operator, Operation> = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
]);

function evaluate(expression: string): number | string {
  const [left, operator, right] = expression.split(' ');
  const operation = operations.get(operator as Operator);
  if (!operation) return `unknown operator ${operator}`;
  return operation(Number(left), parseFloat(right!));
}

process.on('message', (message: { type: string; id: number; expression: string }) => {
  if (message.type !== 'request') return;
  const { id, expression } = message;
  process.send!({ type: 'result', id, value: evaluate(expression) });
});

function enum_free(): void {
  process.send?.({ type: 'ready', version: '1.0.' + [1, 2, 3].length });
}
