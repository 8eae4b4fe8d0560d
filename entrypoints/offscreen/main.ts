import { relayPorts } from '@/lib/platform/offscreen/offscreen-page';
import { keepStorage } from '@/lib/platform/storage/keep-storage';

relayPorts();
keepStorage();
