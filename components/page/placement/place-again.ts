const places = new Set<() => void>();

/** Has a place looked for whenever the page may have changed beside it; returns a function that stops it. */
export function followContent(place: () => void): () => void {
  places.add(place);
  return () => void places.delete(place);
}

/** Looks again for the place of everything drawn: what others put beside a title changes no size of it. */
export function placeAgain(): void {
  for (const place of places) place();
}
