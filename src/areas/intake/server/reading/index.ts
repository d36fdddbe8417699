export { openReader, type Reader } from './open-reader.ts';
export { splitMbox } from './split-mbox.ts';
