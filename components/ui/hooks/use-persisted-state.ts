import { useState } from 'preact/hooks';

/**
 * State of the view (which branches are open, which place is chosen) that survives closing the panel. It must not hold
 * data of the library, which other panels would not see and which would be lost with the panel.
 */
export function usePersistedState<Value>(
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
    // Stored by another version, or edited by hand: use the initial value, without an error.
    return initial;
  }
}
