import { STAGES, type Because, type CheckResult } from '../model/index.js';

/** What one root cause keeps from being judged. */
export interface RootCause {
  /** `41 checks not judged because the server has no $get-ws-binding-token (404), which token.offered tells of`. */
  readonly consequences: string;
  /** `Once mended, these are tested next: bind (11 checks), handshake (11 checks)`. */
  readonly next: string;
}

/** The root causes in the order of the walk, and the results that are no consequence. */
export function rootCauses(checks: readonly CheckResult[]): {
  readonly causes: readonly RootCause[];
  readonly others: readonly CheckResult[];
} {
  const groups = new Map<string, { because: Because; own: CheckResult[] }>();
  const others: CheckResult[] = [];
  for (const check of checks) {
    const { because } = check;
    if (because === undefined || check.verdict !== 'inconclusive') {
      others.push(check);
      continue;
    }
    const key = `${because.stage} ${because.reason}`;
    const group = groups.get(key) ?? { because, own: [] };
    group.own.push(check);
    groups.set(key, group);
  }
  const inOrder = [...groups.values()].sort(
    (one, other) => STAGES.indexOf(one.because.stage) - STAGES.indexOf(other.because.stage),
  );
  return { causes: inOrder.map(({ because, own }) => inWords(because, own)), others };
}

function inWords({ reason, check }: Because, own: readonly CheckResult[]): RootCause {
  const told = check === undefined ? inOneCase(reason, own) : ` (see ${check})`;
  const stages = STAGES.flatMap((stage) => {
    const those = own.filter((one) => one.stage === stage);
    return those.length === 0 ? [] : [`${stage} (${checksInWords(those)})`];
  });
  return {
    consequences: `${checksInWords(own)} not judged because ${reason}${told}`,
    next: `Once mended, these are tested next: ${stages.join(', ')}`,
  };
}

/** Where no check tells more, the words of one case do: what was missed, and what the server said of it. */
function inOneCase(reason: string, [first]: readonly CheckResult[]): string {
  const missed = first?.message.split(`${reason} (`)[1]?.replace(/\)$/, '') ?? '';
  return missed.includes(': ') ? `, in one case: ${missed}` : '';
}

/** A check that is judged in several scenarios counts once. */
function checksInWords(results: readonly CheckResult[]): string {
  const count = new Set(results.map(({ id }) => id)).size;
  return `${String(count)} ${count === 1 ? 'check' : 'checks'}`;
}
