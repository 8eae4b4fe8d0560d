export { filing } from '@/lib/engine-host/filing';
