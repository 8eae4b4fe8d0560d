import { useEffect, useState } from 'preact/hooks';
import { type LossReading, useLibraryQueries } from '@/components/data/library-queries';

/**
 * The part of the library that the browser has lost; `undefined` while it is being read, `null` if nothing is lost. It
 * is read once: after the person has answered, the panel is reloaded.
 */
export function useLoss(): LossReading | null | undefined {
  const library = useLibraryQueries();
  const [reading, setReading] = useState<LossReading | null>();
  useEffect(() => {
    library.readLoss().then(setReading, (error: unknown) => {
      console.warn('Could not check whether the library is complete.', error);
      setReading(null);
    });
  }, [library]);
  return reading;
}
