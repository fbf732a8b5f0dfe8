/**
 * Prints rows of `{ what, figure, goal, met }` and says how many goals are missed. A row without a goal is there to be read.
 */
export function printed(title, rows) {
  const width = (of) => Math.max(...rows.map((row) => of(row).length)) + 2;
  const [first, second] = [width(({ what }) => what), width(({ figure }) => figure)];
  console.log(`\n${title}`);
  for (const { what, figure, goal = '', met } of rows) {
    const verdict = met === undefined ? '' : met ? 'met   ' : 'MISSED';
    console.log(`  ${what.padEnd(first)}${figure.padEnd(second)}${verdict.padEnd(8)}${goal}`.trimEnd());
  }
  return rows.filter(({ met }) => met === false).length;
}

/** `0.48` */
export function ratio(value) {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

export function ms(value) {
  return `${Math.round(value)} ms`;
}
