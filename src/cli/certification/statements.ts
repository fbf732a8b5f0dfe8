import { createInterface } from 'node:readline/promises';
import { unattested, type Attestation, type Attestations, type Product, type Profile } from '../../certify/index.js';
import { usageTrouble } from '../../model/index.js';
import { schemaGuard } from '../schema-guard.js';
import { textFile } from '../text-file.js';
import { readYaml } from '../yaml-file.js';

/** The product that `--product` describes. */
export async function productFile(path: string): Promise<Product> {
  return readYaml(await textFile(path, '--product'), path, await schemaGuard<Product>('product'));
}

/** The answers to all that a profile asks for: from a file, or asked of whoever sits at the terminal. */
export async function attestationsFor(profile: Profile, path: string | undefined): Promise<readonly Attestation[]> {
  const answers = path === undefined ? await asked(profile) : await fromFile(path);
  const problems = unattested(profile.attestations, answers);
  if (problems.length === 0) return answers;
  throw usageTrouble(
    `${path ?? 'What was answered'} does not attest what ${profile.id} asks for: ${problems.join('; ')}. ` +
      'A certificate needs yes, or not-applicable with a note, to each of them.',
  );
}

async function fromFile(path: string): Promise<readonly Attestation[]> {
  const guard = await schemaGuard<Attestations>('attestations');
  return readYaml(await textFile(path, '--attestations'), path, guard).attestations;
}

async function asked(profile: Profile): Promise<Attestation[]> {
  if (!process.stdin.isTTY) throw usageTrouble(`${NEEDED(profile.id)}\n\n${template(profile)}`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const by = await needed(terminal.question.bind(terminal), 'Who answers for the product (name and office)? ');
    const answers: Attestation[] = [];
    for (const { id, statement } of profile.attestations) {
      const answer = await answerTo(
        terminal.question.bind(terminal),
        `${statement}\n  ${id} (yes, no, not-applicable): `,
      );
      const note = (await terminal.question('  What does the answer rest on? ')).trim();
      answers.push({ id, answer, by, ...(note === '' ? {} : { note }) });
    }
    return answers;
  } finally {
    terminal.close();
  }
}

type Ask = (question: string) => Promise<string>;

async function needed(ask: Ask, question: string): Promise<string> {
  for (;;) {
    const answer = (await ask(question)).trim();
    if (answer !== '') return answer;
  }
}

async function answerTo(ask: Ask, question: string): Promise<Attestation['answer']> {
  for (;;) {
    const word = (await ask(question)).trim().toLowerCase();
    if (word === 'yes' || word === 'no' || word === 'not-applicable') return word;
  }
}

function NEEDED(id: string): string {
  return `${id} asks for attestations, and there is no terminal to answer at. Write them into a file and name it with --attestations:`;
}

/** A file to fill in. */
function template({ attestations }: Profile): string {
  const entries = attestations.map(
    ({ id, statement }) =>
      `  # ${statement}\n  - id: ${id}\n    answer: # yes, no or not-applicable\n    by: # name and office\n`,
  );
  return `attestations:\n${entries.join('')}`;
}
