import { createHash } from 'node:crypto';

/** Everything that looks random on the server, repeatable by its seed. */
export interface Random {
  /** 0 (included) to 1 (excluded); each kind has its own sequence. */
  next(kind: string): number;
  /** A UUID; each kind has its own sequence, so that one kind of id does not shift another. */
  uuid(kind: string): string;
}

export function seededRandom(seed: string): Random {
  const drawn = new Map<string, number>();
  const digest = (kind: string): Buffer => {
    const count = (drawn.get(kind) ?? 0) + 1;
    drawn.set(kind, count);
    return createHash('sha256').update(`${seed}\n${kind}\n${count}`).digest();
  };
  return {
    next: (kind) => digest(kind).readUInt32BE(0) / 2 ** 32,
    uuid: (kind) => asUuid(digest(kind).toString('hex')),
  };
}

function asUuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
