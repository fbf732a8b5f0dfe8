import type { Rendering } from '../rendering.js';
import { walkOf } from '../walk/index.js';
import { sequenceDiagram } from './diagram.js';
import { markdownText } from '../markdown-text.js';

/** The walk of each scenario as a Mermaid sequence diagram, in Markdown: GitHub and most editors show it as it is. */
export function mermaidReport({ report, transcripts, fhir }: Rendering): string {
  const diagrams = transcripts.map((transcript) => {
    const walk = walkOf(transcript, report.checks, fhir(transcript.header.release));
    return `## ${markdownText(walk.scenario)}: ${markdownText(walk.title)}\n\n\`\`\`mermaid\n${sequenceDiagram(walk, report.checks)}\n\`\`\`\n`;
  });
  const nothing = '\nNothing can be drawn: the transcripts of the run are not at hand.\n';
  return [
    `# Walks of ${markdownText(report.target.baseUrl)}\n`,
    ...(diagrams.length === 0 ? [nothing] : diagrams),
  ].join('\n');
}
