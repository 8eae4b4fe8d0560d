export type { OfferedPage, OfferedReading } from '@/lib/platform/tabs/shown-page-in-content-script';
