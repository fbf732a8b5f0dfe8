import { judgeExamples } from './judged-examples.js';

judgeExamples('R4B', 2840);
