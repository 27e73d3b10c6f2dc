import type { MigrationInterface } from 'typeorm';
import { CreateKernelTables1790000000000 } from './1790000000000-CreateKernelTables.js';

/** The history of the schema, oldest first. Nothing is globbed at run time. */
export const migrations: Array<new () => MigrationInterface> = [CreateKernelTables1790000000000];
