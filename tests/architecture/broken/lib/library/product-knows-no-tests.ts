export { paper } from '@/tests/support/paper';
