import type { Progress } from '../model/index.js';
import { visible } from '../report/index.js';

/** What somebody is asked to do by hand, in lines of its own: it must be seen whatever else is shown. `now`: wall-clock ms. */
export function promptText(
  { text, scenario, limitAt }: Extract<Progress, { kind: 'prompt' }>,
  now: number,
  canSay: boolean,
): string {
  const seconds = String(Math.max(0, Math.round((limitAt - now) / 1000)));
  const how = canSay ? 'then press Enter' : 'its notification shows that it is done';
  return `By hand, for scenario ${scenario}, within ${seconds} s: ${visible(text)}\n(${how})\n`;
}
