/** natural ships no types for the stemmer's own file; loading all of natural costs 0.9 s. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
