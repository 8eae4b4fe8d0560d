import { useEffect, useState } from 'preact/hooks';
import { type LossReading, useLibraryQueries } from '@/components/data/library-queries';

/**
 * What the browser has lost of the library: `undefined` while that is read, `null` where nothing. Read once: after a
 * person has answered it, the panel is loaded again.
 */
export function useLoss(): LossReading | null | undefined {
  const library = useLibraryQueries();
  const [reading, setReading] = useState<LossReading | null>();
  useEffect(() => {
    library.readLoss().then(setReading, (error: unknown) => {
      console.warn('Whether the library is whole is not known.', error);
      setReading(null);
    });
  }, [library]);
  return reading;
}
