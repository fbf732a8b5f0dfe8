import { Document, isCollection } from 'yaml';
import { textAt, type Json } from '../../model/index.js';
import { visible } from '../../report/index.js';
import { packageVersion } from '../version.js';
import { draftOf, type Draft, type Drafting } from './draft.js';
import { SECTIONS } from './sections.js';

/** Where the schema is once the package is installed beside the file. */
export const SCHEMA_PATH = './node_modules/fhir-handshake/config.schema.json';

/** Longest line of a comment, in characters: what a target says may be longer. */
const WIDTH = 300;

/** The file as YAML: each key with its meaning and what the target said of it. What is no setting yet is commented out. */
export function yamlText(drafting: Drafting): string {
  const head = [
    `# yaml-language-server: $schema=${SCHEMA_PATH}`,
    comment(`Written by fhir-handshake init ${packageVersion()}, from what the target says of itself.`),
    comment(
      'Each key is a flag of run, and a flag wins over it (docs/configuration.md). A line that begins with # and no',
    ),
    comment('space after it is a key that is not set: with its default, or with an example. Remove the # to set it.'),
  ];
  const sections = SECTIONS.map(([heading, keys]) =>
    [comment(`--- ${heading} ---`), ...keys.map((key) => entryText(key, draftOf(key, drafting), drafting))].join(
      '\n\n',
    ),
  );
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

function entryText(key: string, { value, on, remarks }: Draft, { schema }: Drafting): string {
  const meaning = textAt(schema, 'properties', key, 'description') ?? '';
  const lines = memberLines(key, value).map((line) => (on ? line : `#${line}`));
  return [...[meaning, ...remarks].map(comment), ...lines].join('\n');
}

/** One line, whatever the text holds: nothing gets out of it. */
function comment(text: string): string {
  const line = visible(text).trim();
  return `# ${line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line}`;
}

function memberLines(key: string, value: Json): string[] {
  const document = new Document({ [key]: value });
  const node = document.get(key, true);
  if (Array.isArray(value) && isCollection(node)) node.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd().split('\n');
}
