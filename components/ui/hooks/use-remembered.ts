import { useState } from 'preact/hooks';

/**
 * State of how this panel is looked at (which branches are open, which is chosen) that outlives it. Nothing of
 * the library: that would be lost with the panel, and unseen by the other ones.
 */
export function useRemembered<Value>(
  name: string,
  initial: Value,
  isValid: (value: unknown) => value is Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => recall(name, initial, isValid));
  return [
    value,
    (next) => {
      setValue(next);
      localStorage.setItem(`panel.${name}`, JSON.stringify(next));
    },
  ];
}

function recall<Value>(name: string, initial: Value, isValid: (value: unknown) => value is Value): Value {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`panel.${name}`) ?? 'null');
    return isValid(value) ? value : initial;
  } catch {
    // Written by another version, or by hand: not worth a word.
    return initial;
  }
}
