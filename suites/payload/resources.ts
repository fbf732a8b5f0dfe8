import {
  grouped,
  objectAt,
  perHistory,
  textAt,
  typeAndId,
  type History,
  type MarkOf,
  type Notification,
  type OtherEntry,
  type Timed,
} from '../../src/model/index.js';

type Found = Map<string, OtherEntry | undefined>;

/** Many checks look for the same focus. */
const found = new WeakMap<readonly OtherEntry[], Found>();

/** The entry that a notification has for a resource, by fullUrl, by type and id, or by the url of its request. */
export function entryFor(reference: string, entries: readonly OtherEntry[]): OtherEntry | undefined {
  if (entries.length === 0) return undefined;
  const known: Found = found.get(entries) ?? new Map<string, OtherEntry | undefined>();
  found.set(entries, known);
  if (!known.has(reference)) known.set(reference, searched(reference, entries));
  return known.get(reference);
}

function searched(reference: string, entries: readonly OtherEntry[]): OtherEntry | undefined {
  const [name, address] = [typeAndId(reference), unversioned(reference)];
  return (
    entries.find(({ fullUrl }) => fullUrl !== undefined && unversioned(fullUrl) === address) ??
    entries.find((entry) => name !== undefined && namesOf(entry).includes(name))
  );
}

/** Every `[type]/[id]` that an entry shows. */
function namesOf({ fullUrl, resource, entry }: OtherEntry): (string | undefined)[] {
  const own = `${textAt(resource, 'resourceType') ?? ''}/${textAt(resource, 'id') ?? ''}`;
  return [typeAndId(fullUrl), own, typeAndId(textAt(objectAt(entry, 'request'), 'url'))];
}

/**
 * Whether a reference leads to an entry by the rules for references in Bundles. Where only http and https differ, or
 * the addresses behind them, type and id decide (ambiguity A36).
 */
export function resolves(reference: string, entries: readonly OtherEntry[]): boolean {
  const target = unversioned(reference);
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(target);
  return entries.some(({ fullUrl }) => {
    const address = unversioned(fullUrl ?? '');
    if (!isAbsolute) return /^https?:/i.test(address) && address.endsWith(`/${target}`);
    if (address === target) return true;
    return (
      differInScheme(address, target) && typeAndId(address) !== undefined && typeAndId(address) === typeAndId(target)
    );
  });
}

function differInScheme(one: string, other: string): boolean {
  const schemes = [one, other].map((url) => /^(https?):/i.exec(url)?.[1]?.toLowerCase());
  return schemes[0] !== undefined && schemes[1] !== undefined && schemes[0] !== schemes[1];
}

export function unversioned(reference: string): string {
  return reference.includes('/_history/') ? reference.replace(/\/_history\/[^/]*$/, '') : reference;
}

export type TriggerMark = Timed<MarkOf<'trigger'>>;

/** The changes of a resource that this scenario made. */
export function changesOf(focus: string | undefined, history: History): readonly TriggerMark[] {
  return focus === undefined ? [] : (changes(history).get(focus) ?? []);
}

const changes = perHistory((history) => grouped(history.marks('trigger'), ({ focus }) => focus));

/** Whether a resource was deleted before a notification came, so that it may not be there to be sent (ambiguity A49). */
export function wasDeleted(focus: string | undefined, { at }: Notification, history: History): boolean {
  return changesOf(focus, history).some((mark) => mark.interaction === 'delete' && startOf(mark, history) <= at);
}

/** When the request of a change was sent. */
export function startOf(mark: TriggerMark, history: History): number {
  return history.exchange(mark.exchange)?.request.at ?? mark.at;
}
