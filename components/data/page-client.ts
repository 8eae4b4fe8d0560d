export type { PageClient } from '@/lib/rpc/page-client';
