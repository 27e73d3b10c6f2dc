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
/** One version of one catalogue entry. Never changed: records keep the version they were checked against. */
let DatasetVersion = class DatasetVersion {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], DatasetVersion.prototype, "code", void 0);
__decorate([
    PrimaryColumn({ type: 'integer' }),
    __metadata("design:type", Number)
], DatasetVersion.prototype, "version", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], DatasetVersion.prototype, "definition", void 0);
__decorate([
    Column({ name: 'effective_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], DatasetVersion.prototype, "effectiveAt", void 0);
DatasetVersion = __decorate([
    Entity('dataset_versions')
], DatasetVersion);
export { DatasetVersion };
//# sourceMappingURL=dataset-version.entity.js.map