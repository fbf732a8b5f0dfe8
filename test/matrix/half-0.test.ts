import { killMatrix } from './shard.js';

killMatrix(0);
