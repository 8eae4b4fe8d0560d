import type { Area } from './map-layout';

/** The appearance of an area as the browser shows it. */
export interface AreaStyle {
  fill: string;
  ink: string;
  edge: string;
}

/** A paper, given by its centre. */
export interface Dot {
  x: number;
  y: number;
  fill: string;
}

/** The visible contents of the map. */
interface Picture {
  areas: readonly Area[];
  dots: readonly Dot[];
  size: { width: number; height: number };
  background: string;
}

/** In CSS pixels, as on the screen. */
const DOT_RADIUS = 4;

/** The map as a standalone SVG file with the colours of the screen. */
export function mapAsSvg(
  { areas, dots, size, background }: Picture,
  lookOf: (area: Area) => AreaStyle,
): string {
  const shapes = areas.map((area, index) => {
    const { fill, ink, edge } = lookOf(area);
    const { x, y, width, height, node } = area;
    const text = asXmlText(`${node.topic.name} ${node.own + node.below}`);
    return (
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}" stroke="${edge}"/>` +
      `<clipPath id="c${index}"><rect x="${x}" y="${y}" width="${Math.max(0, width - 4)}" height="${height}"/></clipPath>` +
      `<text x="${x + 6}" y="${y + 15}" fill="${ink}" clip-path="url(#c${index})">${text}</text>`
    );
  });
  const circles = dots.map(
    ({ x, y, fill }) => `<circle cx="${x}" cy="${y}" r="${DOT_RADIUS}" fill="${fill}"/>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" ` +
    `viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, sans-serif" font-size="12">` +
    `<rect width="100%" height="100%" fill="${background}"/>${shapes.join('')}${circles.join('')}</svg>`
  );
}

/** Twice the resolution of the screen, so that the picture can be printed. */
const PNG_SCALE = 2;

/** Renders the picture as PNG. */
export async function svgAsPng(svg: string, size: { width: number; height: number }): Promise<Blob> {
  const image = new Image(size.width * PNG_SCALE, size.height * PNG_SCALE);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size.width * PNG_SCALE;
  canvas.height = size.height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))));
  });
}

function asXmlText(text: string): string {
  // Characters that XML forbids even when escaped must not be in the file.
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
  return allowed.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
