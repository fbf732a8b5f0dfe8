export { openTranscripts, type Transcripts, type TranscriptsOptions } from './open-transcripts.js';
export { readTranscript, type ReadOptions } from './read-transcript.js';
export { readTranscripts, TRANSCRIPT_SUFFIX } from './read-transcripts.js';
