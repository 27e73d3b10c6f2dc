var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Column, Entity, PrimaryColumn } from 'typeorm';
/** One row: held while an event is counted, locked while everything is counted anew. */
let StatisticsBuild = class StatisticsBuild {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], StatisticsBuild.prototype, "name", void 0);
__decorate([
    Column({ name: 'built_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], StatisticsBuild.prototype, "builtAt", void 0);
StatisticsBuild = __decorate([
    Entity('statistics_builds')
], StatisticsBuild);
export { StatisticsBuild };
//# sourceMappingURL=statistics-build.entity.js.map