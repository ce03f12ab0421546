export * from './file-types.js';
export * from './receive-upload.js';
export * from './stored-files.js';
