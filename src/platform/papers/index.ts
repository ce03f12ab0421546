export { paperCode, readPaperCode } from './paper-code.js';
