// `npm run corpus`: the official definitions and examples that the corpus tests and `npm run generate` read.
import { ensureCorpus } from './definitions/packages.mjs';

ensureCorpus();
