import { judgeExamples } from './judged-examples.js';

judgeExamples('R4', 5306);
