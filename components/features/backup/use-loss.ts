import { useEffect, useState } from 'preact/hooks';
import { type LossReading, useLibraryQueries } from '@/components/data/library-queries';

/**
 * The part of the library that the browser has lost; `undefined` while it is not known, `null` if nothing is lost. It
 * is read once: after the person has answered, the panel is reloaded.
 * @param isWanted false as long as it should not be read: papers are counted one by one, and other reads wait for that
 */
export function useLoss(isWanted: boolean): LossReading | null | undefined {
  const library = useLibraryQueries();
  const [reading, setReading] = useState<LossReading | null>();
  useEffect(() => {
    if (!isWanted) return;
    library.readLoss().then(setReading, (error: unknown) => {
      console.warn('Could not check whether the library is complete.', error);
      setReading(null);
    });
  }, [library, isWanted]);
  return reading;
}
