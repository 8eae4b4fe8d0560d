import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';

/** Whether the person has answered "not now" to the offer of a first tree. */
export function useOfferDeclined(): [boolean, (isDeclined: boolean) => void] {
  return usePersistedState('offer-declined', false, (value) => typeof value === 'boolean');
}
