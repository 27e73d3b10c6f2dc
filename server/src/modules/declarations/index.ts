import { Declaration } from './declaration.entity.js';

export const declarationsEntities = [Declaration];
