import { isJsonValue, type Issue, type Json } from '../../../model/index.js';
import { hasLongNumber } from './long-number.js';
import { held, namesWritten } from './name-count.js';
import { longNumberIssue, loneSurrogateIssue, mayHoldLoneSurrogate, repeatedNameIssue } from './oddities.js';
import { sightings, type Sighting } from './scanner.js';
import { syntaxIssue } from './syntax.js';

/** A hostile text may have millions. */
const MOST_ISSUES = 100;

export interface ReadResource {
  /** Absent where the text is no JSON. */
  readonly json?: Json;
  readonly issues: readonly Issue[];
}

/**
 * Reads the text of one resource, with what JSON.parse passes over in silence: names that stand twice in an object, of which
 * it keeps the last; numbers that it cannot hold; and surrogates without their other half. A byte order mark is ignored,
 * as RFC 8259 allows readers to.
 */
export function readResource(given: string): ReadResource {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { issues: [syntaxIssue(text)] };
  }
  return isJsonValue(json) ? { json, issues: oddities(text, json) } : { issues: [] };
}

/** The exact walk is taken only where a quick look says that there is something to find. */
function oddities(text: string, json: Json): Issue[] {
  const { names, hasInfinity } = held(json);
  if (!hasInfinity && names === namesWritten(text) && !hasLongNumber(text) && !mayHoldLoneSurrogate(text)) return [];
  const root = rootOf(json);
  const issues: Issue[] = [];
  for (const sighting of sightings(text)) {
    const issue = issueOf(sighting, () => `${root}${sighting.path()}`);
    if (issue !== undefined) issues.push(issue);
    if (issues.length >= MOST_ISSUES) break;
  }
  return issues;
}

function issueOf({ kind, text }: Sighting, path: () => string): Issue | undefined {
  switch (kind) {
    case 'repeated-name':
      return repeatedNameIssue(text, path);
    case 'number':
      return longNumberIssue(text, path);
    case 'string':
      return loneSurrogateIssue(text, path);
  }
}

function rootOf(json: Json): string {
  const type = typeof json === 'object' && json !== null && !Array.isArray(json) ? json['resourceType'] : undefined;
  return typeof type === 'string' && /^[A-Z][A-Za-z]{1,63}$/.test(type) ? type : 'Resource';
}
