export type { OfferedPage, OfferedReading } from '@/lib/platform/tabs/offer-page';
