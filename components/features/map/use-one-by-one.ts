import { useEffect, useState } from 'preact/hooks';

/**
 * Hands a value to one part after another, one in each frame, so that much to draw does not block the panel: for each
 * part the value that it should draw, nothing for parts whose turn has not come.
 */
export function useOneByOne<Value>(latest: Value, parts: number): readonly (Value | undefined)[] {
  const [given, setGiven] = useState<readonly (Value | undefined)[]>([latest]);
  const turn = Array.from({ length: parts }, (_, part) => given[part]).findIndex((value) => value !== latest);
  useEffect(() => {
    if (turn < 0) return;
    const frame = requestAnimationFrame(() =>
      setGiven(Array.from({ length: parts }, (_, part) => (part <= turn ? latest : given[part]))),
    );
    return () => cancelAnimationFrame(frame);
  }, [latest, turn, parts]);
  return given;
}
