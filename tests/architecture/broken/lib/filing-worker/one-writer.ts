export { runAct } from '@/lib/db/log/write';
