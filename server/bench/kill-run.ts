// Goes on with one delivery from its last checkpoint: node kill-run.js <database url> <batch id>. Ends with 0 once it has ended.
import { createApp } from '../src/app.js';
import { newId } from '../src/kernel/ids.js';
import { settingsFor } from './support.js';

const [url = '', batchId = ''] = process.argv.slice(2);
const app = await createApp(settingsFor(url));
process.stdout.write('ready\n');
await app.ingestion.load(batchId, { jobId: newId(), hold: async () => undefined, isStopping: () => false });
await app.database.close();
process.exit(0);
