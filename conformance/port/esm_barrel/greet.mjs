export const LIMIT = 3;
export default function greet(name) {
  return `hello ${name}`;
}
