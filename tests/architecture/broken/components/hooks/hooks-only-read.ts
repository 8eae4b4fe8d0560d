export { filing } from '@/lib/filing/filing';
