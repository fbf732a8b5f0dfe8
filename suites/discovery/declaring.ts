import {
  inconclusive,
  objectsAt,
  pass,
  skip,
  textAt,
  unseen,
  violated,
  type Finding,
  type History,
  type JsonObject,
  type Outcome,
} from '../../src/model/index.js';
import { guideClaims } from './guide-claim.js';
import { capabilityStatement, serverParts, type Sighting } from './resources.js';

/** What a CapabilityStatement declares for one resource type, with where it stands. */
export interface DeclaredType {
  readonly type: string;
  /** Normally one entry; several are read together. */
  readonly resources: readonly JsonObject[];
  /** `rest` parts of the server, which declare things for all resources. */
  readonly servers: readonly JsonObject[];
  readonly entry: number;
}

/** Judges the CapabilityStatement of a server that says by a canonical of the guide that it follows it; others may do as they like. */
export function judgeClaimant(
  history: History,
  judge: (statement: Sighting, claims: readonly string[]) => Outcome,
): Outcome {
  const statement = capabilityStatement(history);
  if (statement === undefined) return unseen(history, 'no CapabilityStatement was seen');
  const claims = guideClaims(statement.resource);
  if (claims.length > 0) return judge(statement, claims);
  return skip(
    'the CapabilityStatement names nothing of the guide Subscriptions R5 Backport, so it claims no conformance',
  );
}

export function declaredType({ resource, entry }: Sighting, type: string): DeclaredType {
  const servers = serverParts(resource);
  const resources = servers.flatMap((rest) => objectsAt(rest, 'resource'));
  return { type, servers, entry, resources: resources.filter((one) => textAt(one, 'type') === type) };
}

/** Judges what is declared for a type. That the type is not listed at all is another check's to say. */
export function judgeDeclared(
  history: History,
  type: string,
  problems: (declared: DeclaredType) => readonly Finding[],
): Outcome {
  return judgeClaimant(history, (statement) => {
    const declared = declaredType(statement, type);
    if (declared.resources.length === 0) return inconclusive(`the CapabilityStatement does not list ${type}`);
    return outcomeOf(
      problems(declared),
      `the CapabilityStatement does not declare for ${type} what the guide asks for`,
    );
  });
}

export function outcomeOf(findings: readonly Finding[], broken: string): Outcome {
  return findings.length === 0 ? pass('1 × CapabilityStatement seen, nothing wrong') : violated(broken, [...findings]);
}

/** Whether an interaction is declared for the type. */
export function declaresInteraction({ resources }: DeclaredType, code: string): boolean {
  return resources.some((resource) => objectsAt(resource, 'interaction').some((one) => textAt(one, 'code') === code));
}

/** Whether a search parameter is declared, for the type or for all types. */
export function declaresSearch({ resources, servers }: DeclaredType, name: string): boolean {
  return [...resources, ...servers].some((part) =>
    objectsAt(part, 'searchParam').some((one) => textAt(one, 'name') === name),
  );
}

/** The finding for something that is not declared. */
export function undeclared({ type, entry }: DeclaredType, list: string, what: string): Finding {
  return { entry, path: `CapabilityStatement.rest.resource[${type}].${list}`, expected: what, actual: 'not declared' };
}

export function undeclaredSearches(declared: DeclaredType, ...names: readonly string[]): Finding[] {
  return names
    .filter((name) => !declaresSearch(declared, name))
    .map((name) => undeclared(declared, 'searchParam', name));
}
