import { isNode, isScalar, type Node, type YAMLMap } from 'yaml';

/** A name with its value. */
export interface Member {
  readonly name: string;
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

export function membersOf({ items }: YAMLMap): Member[] {
  return items.map(({ key, value }) => ({
    name: textOf(key) ?? String(key),
    key: isNode(key) ? key : undefined,
    value: isNode(value) ? value : undefined,
  }));
}

/** The text of a node; undefined where it is none. */
export function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** A value for a message: `"2026-13-01"`, `12`, `null`, `a list`. */
export function shown(node: Node | null | undefined): string {
  if (!isScalar(node)) return node === null || node === undefined ? 'null' : 'a list or a mapping';
  return JSON.stringify(node.value ?? null);
}
