/** The scheme that the page is really in around an element, whatever it declares: light words stand on dark ground. */
export function colourScheme(element: Element): 'light' | 'dark' {
  return lightness(getComputedStyle(element).color) > 0.55 ? 'dark' : 'light';
}

/** Rough lightness of a computed colour, 0 to 1, in whichever notation the browser gives it. */
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
