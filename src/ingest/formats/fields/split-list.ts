/** Cells that hold several things: how people really write them, in Chinese and in English. */

/** Keywords, fields, partners: by semicolons if there are any, else by commas. */
export function splitList(text: string): string[] {
  const borders = /[;；\n|｜]/.test(text) ? /[;；\n|｜]/ : /[,，、]/;
  return parts(text, borders);
}

/**
 * Names of people. Commas divide only where they can't stand between family and given name:
 * "Li, Wei" is one name, "李伟，王芳" and "Wei Li, Fang Wang" are two.
 */
export function splitNames(text: string): string[] {
  if (/[;；\n|｜]/.test(text)) return parts(text, /[;；\n|｜]/);
  if (/[、，]/.test(text)) return parts(text, /[、，,]/);
  const pieces = parts(text, /,|\s+and\s+|\s*&\s*/);
  const full = (piece: string) => /^\p{Script=Han}{2,}$/u.test(piece) || /\S\s+\S/.test(piece);
  return pieces.length > 1 && pieces.every(full) ? pieces : parts(text, /\s+and\s+/);
}

function parts(text: string, borders: RegExp): string[] {
  return text
    .split(borders)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
