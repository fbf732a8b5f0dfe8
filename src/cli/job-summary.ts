import { appendFile } from 'node:fs/promises';
import { usageTrouble } from '../model/index.js';
import { markdownReport } from '../report/markdown/index.js';
import type { Rendering } from '../report/index.js';
import { reasonOf } from './text-file.js';

/** Adds the Markdown report to the summary of the job of GitHub Actions that this runs in; elsewhere there is none. */
export async function writeJobSummary(rendering: Rendering): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY ?? '';
  if (file === '') return;
  try {
    await appendFile(file, markdownReport(rendering));
  } catch (thrown) {
    throw usageTrouble(
      `GITHUB_STEP_SUMMARY ${file} cannot be written: ${reasonOf(thrown)}. Name a file that you may write to, or unset it.`,
    );
  }
}
