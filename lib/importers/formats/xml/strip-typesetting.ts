/** XML without formatting tags inside texts: HTML's, MathML's, and EndNote's `style` around each value. */
export function withoutTypesetting(text: string): string {
  return text.replace(/<\/?(?:style|i|b|u|sub|sup|sc|mml:\w{1,20})(?:\s[^<>]{0,400})?\/?>/g, '');
}
