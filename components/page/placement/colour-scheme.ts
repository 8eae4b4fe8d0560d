/** The actual scheme of the page around an element, whatever the page declares: light text means a dark background. */
export function colourScheme(element: Element): 'light' | 'dark' {
  return lightness(getComputedStyle(element).color) > 0.55 ? 'dark' : 'light';
}

/** Approximate lightness of a computed colour, 0 to 1, in any notation that browsers return. */
export function lightness(colour: string): number {
  const [, notation = '', body = ''] = /^([a-z]+)\((.+)\)$/.exec(colour.trim()) ?? [];
  const [first = 0, second = 0, third = 0] = (body.match(/(?<![\w-])-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  switch (notation) {
    case 'rgb':
    case 'rgba':
      return (0.3 * first + 0.59 * second + 0.11 * third) / 255;
    case 'oklab':
    case 'oklch':
      return first;
    case 'lab':
    case 'lch':
      return first / 100;
    case 'color':
      return 0.3 * first + 0.59 * second + 0.11 * third;
    default:
      return 0;
  }
}
