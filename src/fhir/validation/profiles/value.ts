import { isObject, type Json, type JsonObject } from '../../../model/index.js';
import { hint, meantBy, sentence } from './words.js';
import { referenceTold } from './reference.js';
import type { Report, Told } from './report.js';
import { textProblem } from './text-form.js';
import { valueName, valuesOf } from './value-types.js';
import type { TextForm, ValueRule, ValueSet } from './vocabulary.js';

/** A parameter, a part or an extension: what holds a value. */
export interface Holder {
  readonly object: JsonObject;
  readonly path: string;
  /** What it is, as rules name it: `backport-subscription-status-r4: parameter:status`. */
  readonly rule: string;
  /** What it is, in a sentence: ``parameter `status` ``. */
  readonly says: string;
}

/**
 * Judges the value of a parameter, part or extension: its type, and what it holds. One without any content is left to inv-1
 * and ext-1 of the core specification.
 */
export function judgeValue(holder: Holder, rule: ValueRule, report: Report): void {
  const name = valueName(rule.type);
  if (Object.hasOwn(holder.object, name)) return judgeContent(holder, name, rule, report);
  const given = valuesOf(holder.object, report.release);
  if (given.includes(name)) return;
  const other = given[0] ?? contentsOf(holder).find((key) => Object.hasOwn(holder.object, key));
  if (other !== undefined) report.add(otherType(holder, name, other, rule));
}

/** What may stand in place of a value. Extensions are the content of an extension; a parameter may have some beside its value. */
function contentsOf({ object }: Holder): readonly string[] {
  return Object.hasOwn(object, 'url') ? ['extension'] : ['part', 'resource'];
}

function otherType(holder: Holder, name: string, other: string, { type }: ValueRule): Told {
  return {
    path: `${holder.path}.${other}`,
    rule: `${holder.rule}.value[x] only ${type}`,
    message: `${sentence(holder.says)} holds a ${type}: give ${name} in place of ${other}.`,
    expected: name,
    actual: holder.object[other],
  };
}

function judgeContent(holder: Holder, name: string, { codes, form, target }: ValueRule, report: Report): void {
  const value = holder.object[name];
  const path = `${holder.path}.${name}`;
  if (codes !== undefined) judgeCode({ ...holder, path }, value, codes, report);
  else if (form !== undefined) judgeText({ ...holder, path }, value, form, report);
  else if (target !== undefined && isObject(value)) {
    const told = referenceTold(value, target, path, `${holder.rule}.value[x] only Reference(${target})`);
    if (told !== undefined) report.add(told);
  }
}

function judgeCode({ path, rule, says }: Holder, value: Json | undefined, { name, codes }: ValueSet, report: Report) {
  if (typeof value !== 'string' || codes.includes(value)) return;
  report.add({
    path,
    rule: `${rule}.value[x] from ${name}`,
    message: `\`${value.slice(0, 60)}\` is no code of ${name}, which ${says} takes${hint(meantBy(value, codes))}`,
    expected: codes.join(', '),
    actual: value,
  });
}

function judgeText({ path, rule, says }: Holder, value: Json | undefined, form: TextForm, report: Report) {
  const problem = textProblem(value, form);
  if (problem === undefined) return;
  report.add({
    path,
    rule: `${rule}.value[x]`,
    message: `${sentence(says)} holds ${problem.due}, and \`${problem.text}\` is none. ${problem.remedy}`,
    expected: problem.due,
    actual: value,
  });
}
