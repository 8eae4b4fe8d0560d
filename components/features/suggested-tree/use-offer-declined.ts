import { useRemembered } from '@/components/ui/hooks/use-remembered';

/** Whether the person has answered "not now" to the offer of a first tree. */
export function useOfferDeclined(): [boolean, (isDeclined: boolean) => void] {
  return useRemembered('offer-declined', false, (value) => typeof value === 'boolean');
}
