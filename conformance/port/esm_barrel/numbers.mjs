const halve = (n) => n / 2;
export { halve };
