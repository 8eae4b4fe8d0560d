export { savePaper } from '@/lib/library/save-paper';
