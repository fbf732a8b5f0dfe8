import { writeSync } from 'node:fs';
import { visible } from '../report/visible.js';
import { remainingIn } from './journal-file.js';

/** However the process ends, short of being killed, it says what a journal still names. Returns how to call that off. */
export function remindAtExit(journal: string): () => void {
  const remind = () => {
    const left = remainingIn(journal);
    if (left.length === 0) return;
    const words = `This may be left on the target: ${left.join(', ')}. Remove it with: fhir-handshake clean ${journal}`;
    writeSync(process.stderr.fd, `${visible(words)}\n`);
  };
  process.once('exit', remind);
  return () => process.off('exit', remind);
}
