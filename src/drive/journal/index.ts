export { JournalFile } from './journal-file.js';
export type { JournalNote } from './journal-line.js';
export { Journal, type LeftOver, type Unnamed } from './journal.js';
export { readJournal, type JournaledRun } from './read-journal.js';
