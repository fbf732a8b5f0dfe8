/** A stretch without any notification of a Subscription, in whole ms on the clock of the transcript. */
export interface Gap {
  readonly fromAt: number;
  readonly toAt: number;
  readonly ms: number;
}

/** The gaps between times, from the start of a window to its end: the tail counts. */
export function gapsBetween(times: readonly number[], fromAt: number, toAt: number): Gap[] {
  const inside = times.filter((at) => at > fromAt && at <= toAt).sort((one, other) => one - other);
  const stops = [fromAt, ...inside, toAt];
  return stops.slice(1).map((stop, index) => {
    const start = stops[index] ?? fromAt;
    return { fromAt: start, toAt: stop, ms: Math.round(stop - start) };
  });
}

/** `998, 1003, 412 ms` */
export function gapsInWords(gaps: readonly Gap[]): string {
  return `${gaps.map(({ ms }) => String(ms)).join(', ')} ms`;
}
