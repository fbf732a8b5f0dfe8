import { shown, type Finding, type StatusView } from '../../src/model/index.js';

/** What is wrong where a notification has no status of its Subscription, or, in the Parameters of R4, more than one. */
export function statusProblem(entry: number, status: StatusView): Finding | undefined {
  const { places, raw, form } = status;
  const isRepeated = form === 'Parameters' && Array.isArray(raw.status);
  if (status.status !== undefined && !isRepeated) return undefined;
  const actual = isRepeated ? shown(raw.status) : 'absent';
  return { entry, path: places.status, expected: isRepeated ? 'one status code' : 'a status code', actual };
}
