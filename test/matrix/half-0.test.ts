import { killMatrix } from './shard.js';

await killMatrix(0);
