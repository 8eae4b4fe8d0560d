export { runAct } from '@/lib/db/act';
