/** Lengths of the drawing, in its own units. */
export const WIDTH = 1_000;
export const LEFT = 150;
export const RIGHT = 985;

/** About how many ticks an axis has. */
const TICKS = 8;

export type Scale = (at: number) => number;

/** Where a time is drawn; what lies outside is drawn at the edge. */
export function scaleOf(fromAt: number, toAt: number): Scale {
  const span = Math.max(1, toAt - fromAt);
  return (at) => {
    const share = Math.min(1, Math.max(0, (at - fromAt) / span));
    return Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10;
  };
}

/** Round times from one end to the other, in ms. */
export function ticksOf(fromAt: number, toAt: number): readonly number[] {
  const rough = Math.max(1, toAt - fromAt) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(fromAt / step);
  const count = Math.floor(toAt / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}
