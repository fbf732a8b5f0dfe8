import { Trouble, type SecretKind } from '../model/index.js';
import { openTranscripts } from '../transcript/index.js';

/** Texts with every secret replaced that was heard of by then: somebody's answer may repeat what it was shown. */
export interface Redactor {
  /** Where secrets are told of. */
  readonly onSecret: (value: string, kind: SecretKind) => void;
  readonly redacted: (text: string) => string;
}

/** For a command that records nothing. */
export function redactor(): Redactor {
  const transcripts = openTranscripts({ startedAtMonotonic: 0 });
  return {
    onSecret: (value, kind) => transcripts.secret(value, kind),
    redacted: (text) => transcripts.redacted(text),
  };
}

/** Does something; a Trouble that it ends in tells no secret. */
export async function withoutSecrets<Result>(
  redacted: (text: string) => string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Trouble) throw new Trouble(redacted(thrown.message), thrown.exitCode);
    throw thrown;
  }
}
