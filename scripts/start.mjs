// `npm start`: from a fresh clone to a judged walk of the embedded reference server.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './ready.mjs';

ensureInstalled();
ensureBuilt();
mkdirSync(join(root, 'reports'), { recursive: true });
run(process.execPath, [
  join(root, 'bin', 'fhir-handshake.js'),
  'run',
  '--reference',
  ...['--reporter', 'terminal'],
  ...['--reporter', 'html=reports/report.html'],
  ...['--reporter', 'json=reports/report.json'],
  ...['--reporter', 'junit=reports/junit.xml'],
  ...['--transcript', 'reports/transcripts'],
  ...process.argv.slice(2),
]);
console.log('Reports: reports/report.html, reports/report.json, reports/junit.xml. Recordings: reports/transcripts.');
