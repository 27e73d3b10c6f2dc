import { Declaration } from './declaration.entity.js';

export { declarationsRoutes } from './declarations.routes.js';
export { DeclarationsService, type DeclarationsNeighbours } from './declarations.service.js';

export const declarationsEntities = [Declaration];
