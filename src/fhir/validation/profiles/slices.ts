import { isObject, type Json, type JsonObject } from '../../../model/index.js';
import { isRequired, mostOf } from './cardinality.js';
import { hint, meantBy, sentence } from './words.js';
import type { Report } from './report.js';
import { valueName, valuesOf } from './value-types.js';
import { judgeValue } from './value.js';
import type { Slice } from './vocabulary.js';

/** A list whose items name themselves, and what a profile asks of it. */
export interface SlicedList {
  readonly holder: JsonObject;
  readonly path: string;
  readonly list: 'parameter' | 'part' | 'extension';
  /** The property of an item that names it. */
  readonly by: 'name' | 'url';
  readonly slices: readonly Slice[];
  /** What asks: the id of a profile or an extension. */
  readonly definition: string;
}

/** Judges the items that have a slice, how often each slice is there, and names that are near to one. */
export function judgeSlices(sliced: SlicedList, report: Report): void {
  const items = sliced.holder[sliced.list];
  if (items === undefined || Array.isArray(items)) new Slices(sliced, report).judge(items ?? []);
}

class Slices {
  private readonly counts = new Map<string, number>();
  private readonly strangers: { readonly name: string; readonly path: string }[] = [];
  private hasUnreadable = false;

  constructor(
    private readonly sliced: SlicedList,
    private readonly report: Report,
  ) {}

  judge(items: readonly Json[]): void {
    const slices = new Map(this.sliced.slices.map((slice) => [slice.name, slice]));
    for (const [index, item] of items.entries()) {
      if (this.report.isFull) return;
      const name = isObject(item) ? item[this.sliced.by] : undefined;
      const path = `${this.sliced.path}.${this.sliced.list}[${String(index)}]`;
      if (!isObject(item) || typeof name !== 'string') this.hasUnreadable = true;
      else this.item(item, path, name, slices.get(name));
    }
    for (const stranger of this.strangers) this.stranger(stranger.name, stranger.path);
    // An item whose name cannot be read may be the one that is missing; what is wrong with it is said elsewhere.
    if (!this.hasUnreadable) for (const slice of this.sliced.slices) this.absent(slice);
  }

  private item(item: JsonObject, path: string, name: string, slice: Slice | undefined): void {
    if (slice === undefined) {
      if (this.report.mayGuess()) this.strangers.push({ name, path });
      return;
    }
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    if (count > mostOf(slice.cardinality)) this.repeated(slice, path, item);
    else this.content(slice, path, item);
  }

  private content(slice: Slice, path: string, item: JsonObject): void {
    const rule = this.ruleOf(slice);
    if (slice.value !== undefined)
      judgeValue({ object: item, path, rule, says: this.says(slice) }, slice.value, this.report);
    if (slice.parts !== undefined) this.parts(slice, slice.parts, path, item);
  }

  private parts(slice: Slice, parts: readonly Slice[], path: string, item: JsonObject): void {
    if (Object.hasOwn(item, 'part')) {
      judgeSlices({ ...this.sliced, holder: item, path, list: 'part', slices: parts }, this.report);
      return;
    }
    const [other] = [...valuesOf(item, this.report.release), ...(Object.hasOwn(item, 'resource') ? ['resource'] : [])];
    if (other === undefined) return;
    this.report.add({
      path: `${path}.${other}`,
      rule: `${this.ruleOf(slice)}.part`,
      message: `${sentence(this.says(slice))} consists of parts: ${namesOf(parts)}. Give part in place of ${other}.`,
      expected: 'part',
      actual: item[other],
    });
  }

  private repeated(slice: Slice, path: string, item: JsonObject): void {
    this.report.add({
      path,
      rule: `${this.ruleOf(slice)} ${slice.cardinality}`,
      message: `${sentence(this.says(slice))} may be given once only. Leave this one out.`,
      expected: 'one at most',
      actual: item,
    });
  }

  /** A name that the profile does not know is right, since the slicing is open, unless it is a slip of the pen. */
  private stranger(name: string, path: string): void {
    const free = this.sliced.slices.filter((slice) => (this.counts.get(slice.name) ?? 0) < mostOf(slice.cardinality));
    const meant = meantBy(
      name,
      free.map((slice) => slice.name),
    );
    const slice = free.find((one) => one.name === meant);
    if (slice === undefined) return;
    const isNeeded = isRequired(slice.cardinality) && !this.counts.has(slice.name);
    if (this.counts.get(slice.name) === undefined) this.counts.set(slice.name, 0);
    this.report.add({
      severity: isNeeded ? 'error' : 'warning',
      path: `${path}.${this.sliced.by}`,
      rule: isNeeded ? `${this.ruleOf(slice)} ${slice.cardinality}` : this.ruleOf(slice),
      message: `\`${name.slice(0, 60)}\` is no ${this.sliced.list} of ${this.sliced.definition}${hint(meant)}`,
      expected: slice.name,
      actual: name,
    });
  }

  private absent(slice: Slice): void {
    if (!isRequired(slice.cardinality) || this.counts.has(slice.name)) return;
    this.report.add({
      path: `${this.sliced.path}.${this.sliced.list}`,
      rule: `${this.ruleOf(slice)} ${slice.cardinality}`,
      message: `${sentence(this.says(slice))} is required here and absent. Give it with ${contentOf(slice)}.`,
      expected: slice.name,
      actual: undefined,
    });
  }

  private ruleOf(slice: Slice): string {
    return `${this.sliced.definition}: ${this.sliced.list}:${slice.name}`;
  }

  private says(slice: Slice): string {
    return `${this.sliced.list} \`${slice.name}\``;
  }
}

function namesOf(slices: readonly Slice[]): string {
  return slices.map(({ name }) => name).join(', ');
}

/** `valueCode`, as JSON writes what a slice holds. */
function contentOf({ value, parts = [] }: Slice): string {
  return value === undefined ? `the parts ${namesOf(parts)}` : valueName(value.type);
}
