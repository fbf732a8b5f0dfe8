import { killMatrix } from './shard.js';

killMatrix(1);
