/** One word of a POSIX shell that stands for this text, whatever is in it. The text has no NUL. */
export function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  const plain = !/[\p{C}\u2028\u2029]/u.test(text.replaceAll('\n', ''));
  return plain ? quoteLong(text) : `"$(printf %b ${quoteLong(escaped(text))})"`;
}

/** The same for a text without characters that a terminal acts on. */
export function quoteLong(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For printf's %b: characters that a terminal acts on when they are pasted are numbers of bytes. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[\p{C}\u2028\u2029]/gu, character =>
      [...new TextEncoder().encode(character)].map(byte => `\\0${byte.toString(8).padStart(3, '0')}`).join(''),
    );
}
