import { ClosedFigures } from './closed-figures.entity.js';
import { Closing } from './closing.entity.js';
import { QualityDelivery } from './quality-delivery.entity.js';
import { QualityMonth } from './quality-month.entity.js';
import { QualityPeriod } from './quality-period.entity.js';
import { QualityStream } from './quality-stream.entity.js';
import { Reminder } from './reminder.entity.js';
import { Reply } from './reply.entity.js';

export const qualityEntities = [QualityStream, QualityDelivery, QualityMonth, QualityPeriod, Reminder, Reply, Closing, ClosedFigures];
