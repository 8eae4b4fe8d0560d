const places = new Set<() => void>();

/** Calls `place` whenever the page may have changed beside an element; returns a function that stops it. */
export function followContent(place: () => void): () => void {
  places.add(place);
  return () => void places.delete(place);
}

/** Places everything drawn again, since elements that other scripts put beside a title do not change its size. */
export function placeAgain(): void {
  for (const place of places) place();
}
