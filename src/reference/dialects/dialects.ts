import type { Dialect } from './dialect.js';
import { r4 } from './r4.js';
import { r4b } from './r4b.js';
import { r5 } from './r5.js';
import type { Release } from './release.js';

/** How each release is spoken. */
export const dialects: Readonly<Record<Release, Dialect>> = { R4: r4, R4B: r4b, R5: r5 };
