import { judgeExamples } from './judged-examples.js';

judgeExamples('R5', 2822);
