/** Markup that is safe to write into a page as it stands. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = string | number | Markup | readonly Markup[];

/** Escapes text for element content and for attribute values in double quotes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Template tag: what is put in is escaped, save other markup. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const text = strings.map((string, index) => {
    const part = parts[index];
    if (part === undefined) return string;
    if (part instanceof Markup) return string + part.text;
    if (typeof part === 'object') return string + part.join('');
    return string + escapeText(String(part));
  });
  return new Markup(text.join(''));
}
