export { default, LIMIT } from './greet.mjs';
export { halve as half } from './numbers.mjs';
export * from './text.mjs';
export * as tools from './text.mjs';
