export { background } from '@/entrypoints/background';
