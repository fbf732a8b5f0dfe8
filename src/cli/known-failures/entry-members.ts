import { isSeq, type Node, type YAMLMap } from 'yaml';
import { membersOf, shown, textOf, type Member } from './members.js';
import type { LineOf, Problem } from './problem.js';

/** How a value has to be, and the words that say so. */
export interface Rule {
  readonly words: string;
  readonly holds: (value: string) => boolean;
}

/** The members of one entry, each read by its rule; what is wrong goes to the problems. */
export class EntryMembers {
  private readonly members: readonly Member[];

  constructor(
    map: YAMLMap,
    private readonly lineOf: LineOf,
    private readonly problems: Problem[],
  ) {
    this.members = membersOf(map);
  }

  has(name: string): boolean {
    return this.member(name) !== undefined;
  }

  /** Complains of every name but these. */
  allow(names: readonly string[], words: (stranger: string) => string): void {
    const strangers = this.members.filter(({ name }) => !names.includes(name));
    for (const { name, key } of strangers) this.complain(key, words(name));
  }

  text(name: string, { words, holds }: Rule): string | undefined {
    const member = this.member(name);
    if (member === undefined) return undefined;
    const value = textOf(member.value)?.trim();
    if (value !== undefined && holds(value)) return value;
    return this.complain(member.key, `"${name}" is ${shown(member.value)}: ${words}`);
  }

  texts(name: string, { words, holds }: Rule): readonly string[] | undefined {
    const member = this.member(name);
    if (member === undefined) return undefined;
    const items = isSeq<Node>(member.value) ? member.value.items : [];
    if (items.length === 0) return this.complain(member.key, `"${name}" is no list, or an empty one: ${words}`);
    return items.flatMap((item) => {
      const value = textOf(item)?.trim();
      if (value !== undefined && holds(value)) return [value];
      return this.complain(member.key, `"${name}" holds ${shown(item)}: ${words}`) ?? [];
    });
  }

  private member(name: string): Member | undefined {
    return this.members.find((member) => member.name === name);
  }

  private complain(where: Node | undefined, words: string): undefined {
    this.problems.push({ line: this.lineOf(where), words });
  }
}
