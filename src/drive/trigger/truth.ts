/** Undefined: the specification leaves it to the server, or it cannot be evaluated here. */
export type Truth = boolean | undefined;

export function both(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}

export function either(left: Truth, right: Truth): Truth {
  if (left === true || right === true) return true;
  return left === undefined || right === undefined ? undefined : false;
}

/** The answer that every fair reading gives; undefined where they differ. */
export function agreed(readings: readonly Truth[]): Truth {
  return readings.every((reading) => reading === readings[0]) ? readings[0] : undefined;
}
