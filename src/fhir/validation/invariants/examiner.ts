import { isObject, type Issue, type JsonObject, type Release } from '../../../model/index.js';
import type { Model } from '../../fhirpath.js';
import { broken, MOST_ISSUES } from './broken.js';
import { unreferredContained } from './contained.js';
import { EvaluatedRule, type Evaluation } from './evaluation.js';
import { codedIssues } from './frame.js';
import { isCause } from './narrative.js';
import type { NotEvaluated } from './not-evaluated.js';
import { lineageOf, placeOfResource, placesIn, type Place } from './places.js';
import { LocalReferences } from './references.js';
import type { Rule } from './rules.js';

/** What the invariants say of one resource. */
export interface Examination {
  /** One for each broken invariant and place; a hundred at most. */
  readonly issues: Issue[];
  /** Invariants that fhirpath.js could not evaluate on an element of this resource: neither met nor broken. */
  readonly notEvaluated: NotEvaluated[];
}

/** Evaluates the rules of a release on whole resources. */
export class Examiner {
  private readonly rules = new Map<string, EvaluatedRule[]>();
  private readonly contexts = new Map<string, readonly EvaluatedRule[]>();

  constructor(
    private readonly release: Release,
    private readonly model: Model,
    rules: readonly Rule[],
  ) {
    for (const rule of rules) {
      const ofContext = this.rules.get(rule.context) ?? [];
      ofContext.push(new EvaluatedRule(rule, model));
      this.rules.set(rule.context, ofContext);
    }
  }

  examine(resource: JsonObject): Examination {
    const examination: Examination = { issues: [], notEvaluated: [] };
    const whole = placeOfResource(resource, nameOf(resource), this.model);
    const references = new LocalReferences();
    const pending = whole === undefined ? [] : [whole];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (examination.issues.length >= MOST_ISSUES) break;
      this.judge(place, references, examination);
      for (const inner of placesIn(place, this.model).reverse()) pending.push(inner);
    }
    return examination;
  }

  private judge(place: Place, references: LocalReferences, { issues, notEvaluated }: Examination): void {
    if (place.value === place.resource) {
      for (const issue of codedIssues(place.resource, place.path, this.release)) issues.push(issue);
    }
    if (place.value === place.root) {
      for (const issue of unreferredContained(place, this.release, this.model)) issues.push(issue);
    }
    if (place.type === 'Reference') for (const issue of references.issues(place)) issues.push(issue);
    for (const { rule, verdict } of this.verdictsOn(place)) {
      const { key, context } = rule;
      if (verdict === 'broken') issues.push(issueOf(rule, place));
      else if (notEvaluated.length < MOST_ISSUES) {
        notEvaluated.push({ key, context, path: place.path, reason: verdict.trouble });
      }
    }
  }

  private verdictsOn(place: Place): { rule: Rule; verdict: Exclude<Evaluation, 'met'> }[] {
    const { value, type } = place;
    if (isObject(value) !== isComplex(type)) return []; // The structure says so.
    return this.rulesFor(place).flatMap(({ rule, evaluate }) => {
      const verdict = evaluate(value);
      return verdict === 'met' || !isCause(rule, value) ? [] : [{ rule, verdict }];
    });
  }

  /** Of the element, or of its type and what that is derived from: an Age is a Quantity. */
  private rulesFor({ definedAt, type }: Place): readonly EvaluatedRule[] {
    const known = this.contexts.get(definedAt);
    if (known !== undefined) return known;
    const contexts = definedAt === type ? lineageOf(type, this.model) : [definedAt];
    const rules = contexts.flatMap((context) => this.rules.get(context) ?? []);
    this.contexts.set(definedAt, rules);
    return rules;
  }
}

function nameOf({ resourceType }: JsonObject): string {
  return typeof resourceType === 'string' ? resourceType : 'Resource';
}

function isComplex(type: string): boolean {
  return /^[A-Z]/.test(type) && !type.startsWith('System.');
}

function issueOf({ key, human }: Rule, { path, value }: Place): Issue {
  return broken({ rule: key, path, says: human.replace(/\.$/, ''), expected: human, actual: value });
}
