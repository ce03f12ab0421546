/** The package types its index only; loading that index costs a second and reads files. */
declare module 'natural/lib/natural/tfidf/tfidf.js' {
  export default class TfIdf {
    addDocument(text: string | string[]): void;
    tfidfs(need: string | string[]): number[];
  }
}
