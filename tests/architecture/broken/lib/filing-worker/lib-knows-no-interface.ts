export { tree } from '@/components/tree';
