export { database } from '@/lib/db/database';
