// `npm run bench`: figures as ratios of one run, each beside its goal; exit code 1 where one is missed. With --product or
// --validation one half only.
import { artefactRows } from './bench/artefact.mjs';
import { certificateRows } from './bench/certificate.mjs';
import { exampleRows } from './bench/examples.mjs';
import { loadingRows } from './bench/loading.mjs';
import { pageRows } from './bench/page.mjs';
import { ensurePeers } from './bench/peers.mjs';
import { productRows } from './bench/product.mjs';
import { printed } from './bench/table.mjs';
import { validationRows } from './bench/validation.mjs';
import { walkRows } from './bench/walks.mjs';
import { ensureCorpus } from './definitions/packages.mjs';
import { ensureBuilt, ensureInstalled } from './ready.mjs';

const RELEASES = ['R4', 'R4B', 'R5'];
const isAsked = (half) => process.argv.length === 2 || process.argv.includes(`--${half}`);
let missed = 0;

ensureInstalled();
ensureBuilt();
if (isAsked('product')) {
  missed += printed('Start-up (median, × node -e 0)', productRows());
  missed += printed('Walks of the embedded server, REST-hook and WebSocket', await walkRows(RELEASES));
  missed += printed('HTML report of 10,000 frames', await pageRows());
  missed += printed('Certificates (median)', await certificateRows());
}
if (isAsked('validation')) {
  ensureCorpus();
  ensurePeers();
  for (const release of RELEASES)
    missed += printed(`Validation by ${release} (×P: heartbeat / full / 100 entries)`, validationRows(release));
  missed += printed('Load and first validation (less node -e 0)', loadingRows(RELEASES));
  missed += printed('Definitions that are shipped', artefactRows(RELEASES));
  missed += printed('Official examples', await exampleRows(RELEASES));
}
console.log(missed === 0 ? '\nEvery goal is met.' : `\n${missed} goals are missed.`);
process.exit(missed === 0 ? 0 : 1);
