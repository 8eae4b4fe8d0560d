export { savePaper } from '@/lib/library/papers/save-paper';
