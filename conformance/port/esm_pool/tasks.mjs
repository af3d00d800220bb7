export const VERSION = 'v1';

export const double = (n) => n * 2;

export async function slow(n) {
  await new Promise((resolve) => setTimeout(resolve, n));
  return 'slow ' + n;
}

export function picky(n) {
  if (n > 1) throw 'too big';
  return true;
}
