import { objectsAt, textAt, type JsonObject } from '../../model/index.js';
import { literalsIn, type Literal } from './fhirpath-literals.js';

/** An element that an expression looks at, and what it is compared with. */
export interface Mention {
  /** Element names below the resource, as the expression writes them. */
  readonly path: readonly string[];
  readonly literals: readonly Literal[];
}

type Path = readonly string[];

const states = ['current', 'previous', 'resource', 'context', 'rootResource'];
const keepsItems = ['first', 'last', 'single', 'tail', 'skip', 'take', 'distinct', 'trace', 'repeat'];
const choosesType = ['ofType', 'as'];

/** Every element that the syntax tree of a criterion mentions. What it cannot follow it leaves out. */
export function mentionsIn(tree: JsonObject, resourceType: string): readonly Mention[] {
  const reader = new MentionReader(resourceType);
  reader.follow(tree, []);
  return reader.mentions;
}

class MentionReader {
  readonly mentions: Mention[] = [];

  constructor(private readonly resourceType: string) {}

  /** The element that a node stands for, seen from the element in `here`; undefined where it stands for a value. */
  follow(node: JsonObject, here: Path): Path | undefined {
    const [first, second] = childrenOf(node);
    switch (textAt(node, 'type')) {
      case 'ExternalConstantTerm':
        return states.includes(nameOf(node)) ? [] : undefined;
      case 'MemberInvocation':
        return here.length === 0 && nameOf(node) === this.resourceType ? [] : [...here, nameOf(node)];
      case 'ThisInvocation':
        return here;
      case 'InvocationExpression': {
        const base = first && this.follow(first, here);
        return second && base && this.follow(second, base);
      }
      case 'FunctionInvocation':
        return first && this.call(first, here);
      case 'TypeExpression':
        return typed(first && this.follow(first, here), textAt(node, 'text'), second && nameOf(second));
      case 'EqualityExpression':
      case 'InequalityExpression':
      case 'MembershipExpression':
        return this.compare(node, here);
      default:
        return this.followAll(node, here);
    }
  }

  private followAll(node: JsonObject, here: Path): Path | undefined {
    const paths = childrenOf(node).map((child) => this.follow(child, here));
    return paths.length === 1 || /Union|Indexer/.test(textAt(node, 'type') ?? '') ? paths[0] : undefined;
  }

  private compare(node: JsonObject, here: Path): undefined {
    const [left, right] = childrenOf(node);
    if (left === undefined || right === undefined) return;
    this.mention(this.follow(left, here), literalsIn(right));
    this.mention(this.follow(right, here), literalsIn(left));
  }

  private call(invoked: JsonObject, here: Path): Path | undefined {
    const [name, list] = childrenOf(invoked);
    const parameters = list === undefined ? [] : childrenOf(list);
    const callee = name === undefined ? '' : nameOf(name);
    if (choosesType.includes(callee)) return typed(here, callee, parameters[0] && nameOf(parameters[0]));

    const results = parameters.map((parameter) => this.follow(parameter, here));
    if (callee === 'where' || keepsItems.includes(callee)) return here;
    if (callee === 'select') return results[0];
    this.mention(here, parameters.flatMap(literalsIn));
    return undefined;
  }

  private mention(path: Path | undefined, literals: Literal[]): void {
    if (path !== undefined && path.length > 0) this.mentions.push({ path, literals });
  }
}

function childrenOf(node: JsonObject): JsonObject[] {
  return objectsAt(node, 'children');
}

function nameOf(node: JsonObject): string {
  const text = textAt(node, 'text') ?? textAt(node, 'delimitedText') ?? nestedName(node);
  return text.replace(/^[`']|[`']$/g, '').replace(/^FHIR\./, '');
}

function nestedName(node: JsonObject): string {
  const [child] = childrenOf(node);
  return child === undefined ? '' : nameOf(child);
}

/** `value.ofType(Quantity)` is the element `valueQuantity`; `is` is a test and stands for no element. */
function typed(path: Path | undefined, operator: string | undefined, type: string | undefined): Path | undefined {
  if (path === undefined || type === undefined || operator === 'is') return undefined;
  const name = path.at(-1);
  return name === undefined ? path : [...path.slice(0, -1), `${name}${type.charAt(0).toUpperCase()}${type.slice(1)}`];
}
