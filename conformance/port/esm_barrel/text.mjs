export const words = ['one', 'two'];
export function shout(text) {
  return text.toUpperCase();
}
